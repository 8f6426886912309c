import type { TicketView } from '../../../tickets';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readChoice } from '../../understanding';
import { askWords } from './awaited-words';
import { STAFF_DESK } from './actor';
import { find, order } from './orders';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { isDeskOrder } from './desk-orders';
import { goOnBare } from './bare-order';
import { lineOf } from './ticket-line';

const MOST_LISTED = 30;

/** Goes on with the tickets that were looked up, as it was said why. */
export function found(turn: Turn, tickets: readonly TicketView[]): void {
  const { session } = turn;
  const { awaiting } = session;
  const [only] = tickets;
  session.awaiting = null;
  if (only && awaiting) WHY[awaiting.what]?.(turn, awaiting, tickets, only);
  else if (!only) sayNone(turn, awaiting);
  if (awaiting?.data.more) findMore(turn, awaiting);
}

function sayNone(turn: Turn, awaiting: Awaiting | null): void {
  if (awaiting?.what === 'lookIfThere') return;
  const said = texts[turn.language];
  const number = awaiting?.data.number;
  turn.say(number ? said.noSuchNumber(number) : said.noSuchTicket);
}

/** The next of several numbers that were said at once. */
function findMore(turn: Turn, { data, ...awaiting }: Awaiting): void {
  const [number = '', ...rest] = (data.more ?? '').split(' ');
  turn.session.awaiting = { ...awaiting, data: { ...data, number, more: rest.join(' ') } };
  find(turn, number);
}

type GoOn = (turn: Turn, awaiting: Awaiting, tickets: readonly TicketView[], only: TicketView) => void;

/** Why tickets are looked up: to ask for a move's words, to look, to press a card's button by number, to do an order. */
const WHY: Record<string, GoOn> = {
  ask: (turn, { data }, _tickets, only) => askWords(turn, data.move ?? '', only),
  look: lookAt,
  lookIfThere: lookAt,
  button: (turn, _awaiting, _tickets, only) => pressByNumber(turn, only),
  find: carryOut,
};

/** One is shown whole; of several the group says which. */
function lookAt(turn: Turn, _awaiting: Awaiting, tickets: readonly TicketView[], only: TicketView): void {
  if (tickets.length > 1) return turn.say(tickets.map((ticket) => lineOf(ticket, turn)).join('\n'));
  const { role, unit } = turn.world;
  const ofUnit = role === 'unit' ? (unit?.code ?? null) : null;
  turn.call(STAFF_DESK, { do: 'card', ticketId: only.id, unit: ofUnit, chat: turn.session.address });
}

function carryOut(turn: Turn, awaiting: Awaiting, tickets: readonly TicketView[], only: TicketView): void {
  const { move = '', words = '' } = awaiting.data;
  if (!isDeskOrder(move)) return;
  if (tickets.length === 1) return order(turn, move, only.id, words || null);
  turn.ask(STAFF_DESK, {
    prompt: texts[turn.language].whichTicket,
    choices: tickets.map((ticket) => ({ label: ticket.number, value: `${move}|${ticket.id}|${words}` })),
  });
}

/** `1` in answer to a card is its first button. */
function pressByNumber(turn: Turn, ticket: TicketView): void {
  const said = texts[turn.language];
  const offered = (['accept', 'return', 'update', 'resolve'] as const).filter((move) => ticket.moves.includes(move));
  const index = readChoice(
    turn.input.text,
    offered.map((move) => said.moves[move]),
  );
  const move = index === null ? undefined : offered[index];
  if (move) order(turn, move, ticket.id, null);
  else turn.say(said.help);
}

/** What the unit has open. */
export function listOpen(turn: Turn, tickets: readonly TicketView[]): void {
  const said = texts[turn.language];
  const { awaiting } = turn.session;
  if (awaiting?.what === 'bare') return goOnBare(turn, awaiting, tickets);
  if (awaiting?.what === 'overdue') return listOverdue(turn, tickets);
  if (!tickets.length) return turn.say(said.emptyList);
  const unit = turn.world.unit?.name[turn.language] ?? '';
  const lines = tickets.slice(0, MOST_LISTED).map((ticket) => lineOf(ticket, turn));
  const more = tickets.length > lines.length ? [said.listMore(tickets.length - lines.length)] : [];
  turn.say([said.list(unit, tickets.length), ...lines, ...more].join('\n'));
}

/** What of it is late, the latest first. */
function listOverdue(turn: Turn, tickets: readonly TicketView[]): void {
  const said = texts[turn.language];
  turn.session.awaiting = null;
  const late = tickets.filter(({ resolveBy }) => resolveBy < turn.world.now);
  if (!late.length) return turn.say(said.nothingLate);
  const unit = turn.world.unit?.name[turn.language] ?? '';
  const lines = late.slice(0, MOST_LISTED).map((ticket) => lineOf(ticket, turn));
  const more = late.length > lines.length ? [said.listMore(late.length - lines.length)] : [];
  turn.say([said.overdueList(unit, late.length), ...lines, ...more].join('\n'));
}
