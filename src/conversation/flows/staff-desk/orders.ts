import type { TicketCommand } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import { actorOf } from './actor';
import { BESIDE } from './beside-orders';
import { DESK_ORDERS, isBeside, isFor, type BesideOrder, type DeskOrder } from './desk-orders';
import { readDetails, type Details } from './read-details';
import { staffDeskTexts as texts } from './staff-desk.texts';

export const STAFF_DESK = 'staff-desk';

type Kept = TicketCommand['evidence'];

/** The unit whose group this is. */
export function unitOf(turn: Turn): string {
  return turn.world.unit?.code ?? '';
}

/** Looks a ticket up that this group may know of: by `id:<ticket id>`, whole number or short number. */
export function find(turn: Turn, number: string): void {
  const { unit, role } = turn.world;
  const ofUnit = role === 'unit' || role === 'leaders';
  const district = unit?.level === 'district' ? (unit.district ?? null) : null;
  const everywhere = role === 'supervisors' && district ? { district } : 'city';
  turn.call(STAFF_DESK, { do: 'find', scope: ofUnit ? { unit: unitOf(turn) } : everywhere, number });
}

/** Does it at once, or asks for the words it needs. */
export function order(turn: Turn, name: DeskOrder, ticketId: string, words: string | null): void {
  const said = texts[turn.language];
  if (!isFor(name, turn.world.role)) return turn.say(said.notHere(turn.world.role ?? 'unit'));
  if (!DESK_ORDERS[name].words || words) return act(turn, name, ticketId, words);
  turn.session.awaiting = { flow: STAFF_DESK, what: 'ask', data: { move: name, ticketId } };
  find(turn, `id:${ticketId}`);
}

/**
 * Makes the move, with the media of this message and those kept before it; asks when a detail is missing. What this
 * message says of a detail goes before what was said earlier.
 */
export function act(turn: Turn, name: DeskOrder, ticketId: string, words: string | null, kept: Kept = []): void {
  const { details } = DESK_ORDERS[name];
  const now = readDetails(details, turn.input.text, turn.world.city);
  const read = now.ok ? now : readDetails(details, words ?? '', turn.world.city);
  if (!read.ok) {
    const names = read.maybe.map((unit) => `${unit.name[turn.language]} ${unit.code}`);
    const data = { move: name, ticketId, words: words ?? '', media: JSON.stringify([...kept, ...turn.input.media]) };
    turn.session.awaiting = { flow: STAFF_DESK, what: 'words', data };
    const prompt = texts[turn.language].missing[read.missing](names.slice(0, MOST_NAMES));
    return turn.ask(STAFF_DESK, { prompt, asks: 'words' });
  }
  const ticket = { id: ticketId };
  if (isBeside(name)) return turn.call(STAFF_DESK, BESIDE[name](turn, ticketId));
  const said = { ticket, by: actorOf(turn), words, evidence: [...kept, ...turn.input.media] };
  const { unit, ...rest } = read.details;
  if (isOver(name))
    return turn.call(STAFF_DESK, { do: 'overlay', command: { ...said, ...over(turn, name, read.details) } });
  turn.call(STAFF_DESK, { do: 'act', command: { ...said, ...rest, move: name, ...(unit ? { unit } : {}) } });
}

const MOST_NAMES = 5;

type OverOrder = Exclude<DeskOrder, TicketCommand['move'] | BesideOrder>;

function isOver(name: DeskOrder): name is OverOrder {
  return DESK_ORDERS[name].over;
}

/** The details as the move takes them: the unit that gets a part, or whose part or call is meant. */
function over(turn: Turn, move: OverOrder, { unit, ...details }: Details) {
  const { place } = turn.input;
  const point = move === 'checkIn' && place ? { point: { lat: place.lat, lon: place.lon } } : {};
  if (move === 'addJoint') return { ...details, move, units: unit ? [unit] : [] };
  return { ...details, ...point, move, ...(unit ? { of: unit } : {}) };
}
