import { maskNumbersIn, type TicketView } from '../../../tickets';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readChoice } from '../../understanding';
import { when } from '../when';
import { askWords } from './awaited-words';
import { STAFF_DESK } from './actor';
import { order } from './orders';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { isDeskOrder } from './desk-orders';

const MOST_LISTED = 30;
const LINE_WORDS = 16;

/** Goes on with the tickets that were looked up, as it was said why. */
export function found(turn: Turn, tickets: readonly TicketView[]): void {
  const { session } = turn;
  const { awaiting } = session;
  const [only] = tickets;
  session.awaiting = null;
  if (!only && awaiting?.what === 'lookIfThere') return;
  if (!only) return turn.say(texts[turn.language].noSuchTicket);
  if (awaiting) WHY[awaiting.what]?.(turn, awaiting, tickets, only);
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
  if (turn.session.awaiting?.what === 'overdue') return listOverdue(turn, tickets);
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

function lineOf(ticket: TicketView, turn: Turn): string {
  const by = when(turn, ticket.resolveBy);
  const what = maskNumbersIn(ticket.story).replace(/\s+/g, ' ').slice(0, LINE_WORDS);
  return texts[turn.language].listLine({ number: ticket.number, what, by, people: ticket.people });
}
