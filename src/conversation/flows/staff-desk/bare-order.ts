import { shortNumber, type TicketView } from '../../../tickets';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { STAFF_DESK } from './actor';
import { ALSO_TALK, DESK_ORDERS, isDeskOrder, isFor, placeOf, type DeskOrder } from './desk-orders';
import { order, unitOf } from './orders';
import { readShorter, type StaffOrder } from './read-order';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { lineOf } from './ticket-line';

/** More are no choice any more. */
const MOST_OFFERED = 8;
/** Given by units that do not lead the ticket, so it is in no list of theirs. */
const OF_OTHERS: readonly DeskOrder[] = ['checkIn', 'sayOnWhistle'];

/** Whether a verb that came without a number is an order to us, and no talk among colleagues. */
export function isOrder({ input }: Turn, { verb, number }: StaffOrder): boolean {
  return number !== null || input.addressed || !ALSO_TALK.has(verb);
}

/** A verb without a number: of the one open ticket it can mean, or it is asked which, or told how; never silence. */
export function takeBare(turn: Turn, said: StaffOrder): boolean {
  if (!isOrder(turn, said)) return false;
  const { role } = turn.world;
  const { order: move, verb, words } = said;
  if (!isFor(move, role)) turn.say(texts[turn.language].notHere[placeOf(move)]);
  else if (role !== 'unit' || OF_OTHERS.includes(move)) turn.say(texts[turn.language].howTo(verb));
  else {
    turn.session.awaiting = { flow: STAFF_DESK, what: 'bare', data: { move, verb, ...(words ? { words } : {}) } };
    turn.call(STAFF_DESK, { do: 'listForUnit', unit: unitOf(turn) });
  }
  return true;
}

/** Goes on with what the unit has open. */
export function goOnBare(turn: Turn, { data }: Awaiting, tickets: readonly TicketView[]): void {
  const { move = '', verb = '', words = '' } = data;
  turn.session.awaiting = null;
  if (!isDeskOrder(move)) return;
  const meant = meantBy(move, words, tickets);
  const [only, ...others] = meant.tickets;
  // Words without a number may have been said to a colleague: the resident reads none of them unasked.
  const isSure = !others.length && (meant.named || !words);
  if (only && isSure) order(turn, move, only.id, meant.words || null);
  else askWhich(turn, { move, verb, words: meant.words }, meant.tickets);
}

/** The tickets that may be meant, and what was said of them; `named` by a short number without its noughts. */
function meantBy(
  move: DeskOrder,
  words: string,
  tickets: readonly TicketView[],
): { tickets: readonly TicketView[]; words: string; named: boolean } {
  const shorter = readShorter(words);
  const numbered = tickets.filter(({ number }) => shortNumber(number) === shorter?.number);
  if (shorter && numbered.length) return { tickets: numbered, words: shorter.words, named: true };
  return { tickets: fitting(move, tickets), words, named: false };
}

interface Bare {
  move: DeskOrder;
  verb: string;
  words: string;
}

function askWhich(turn: Turn, bare: Bare, meant: readonly TicketView[]): void {
  const said = texts[turn.language];
  const howTo = said.howTo(bare.verb);
  if (!meant.length) return turn.say([said.emptyList, howTo].join('\n'));
  // Photos do not wait for a choice.
  if (turn.input.media.length || meant.length > MOST_OFFERED) return turn.say(howTo);
  offer(turn, bare, meant);
}

function offer(turn: Turn, bare: Bare, meant: readonly TicketView[]): void {
  const said = texts[turn.language];
  const { move, verb, words } = bare;
  const [only, ...others] = meant;
  const prompt =
    only && !others.length
      ? said.isItThis(verb, only.number)
      : [said.whichIsIt(verb), ...meant.map((ticket) => lineOf(ticket, turn))].join('\n');
  const choices = meant.map(({ id, number }) => ({ label: number, value: `${move}|${id}|${words}` }));
  turn.ask(STAFF_DESK, { prompt, choices });
}

/** Those of which the move can be made now, where there are any. */
function fitting(move: DeskOrder, tickets: readonly TicketView[]): readonly TicketView[] {
  if (DESK_ORDERS[move].over) return tickets;
  const can = tickets.filter(({ moves }) => moves.some((one) => one === move));
  return can.length ? can : tickets;
}
