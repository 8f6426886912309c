import type { TicketCommand } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import { actorOf, STAFF_DESK } from './actor';
import { BESIDE } from './beside-orders';
import { meanCategory } from './category-order';
import { DESK_ORDERS, isBeside, isFor, placeOf, type BesideOrder, type DeskOrder, type Detail } from './desk-orders';
import { readDetails, withoutUnits, type Details, type ReadDetails } from './read-details';
import { giveBack } from './return-order';
import { staffDeskTexts as texts } from './staff-desk.texts';

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
  if (!isFor(name, turn.world.role)) return turn.say(said.notHere[placeOf(name)]);
  if (!DESK_ORDERS[name].words || words) return act(turn, name, ticketId, words);
  turn.session.awaiting = { flow: STAFF_DESK, what: 'ask', data: { move: name, ticketId } };
  find(turn, `id:${ticketId}`);
}

/** Orders whose words mean one of a list. */
const MEANT: Readonly<Partial<Record<DeskOrder, (turn: Turn, ticketId: string, words: string, kept: Kept) => void>>> = {
  recategorise: meanCategory,
  return: giveBack,
};

/**
 * Makes the move, with the media of this message and those kept before it; asks when a detail is missing. What this
 * message says of a detail goes before what was said earlier.
 */
export function act(turn: Turn, name: DeskOrder, ticketId: string, words: string | null, kept: Kept = []): void {
  const meant = MEANT[name];
  if (meant) return meant(turn, ticketId, words ?? '', kept);
  const { details } = DESK_ORDERS[name];
  const read = readLately(turn, details, words);
  if (!read.ok) return askDetail(turn, { move: name, ticketId, words: words ?? '' }, read, kept);
  const ticket = { id: ticketId };
  if (isBeside(name)) return turn.call(STAFF_DESK, BESIDE[name](turn, ticketId));
  const said = {
    ticket,
    by: actorOf(turn),
    words: wordsOf(turn, name, words),
    evidence: [...kept, ...turn.input.media],
  };
  const { unit, ...rest } = read.details;
  if (isOver(name))
    return turn.call(STAFF_DESK, { do: 'overlay', command: { ...said, ...over(turn, name, read.details) } });
  turn.call(STAFF_DESK, { do: 'act', command: { ...said, ...rest, move: name, ...(unit ? { unit } : {}) } });
}

const MOST_NAMES = 5;
const FROM_ALL: readonly Detail[] = ['task', 'meeting'];

/** A task is told without the units that are to do it. */
function wordsOf({ world }: Turn, name: DeskOrder, words: string | null): string | null {
  return words && DESK_ORDERS[name].details.includes('task') ? withoutUnits(words, world.city) : words;
}

/**
 * Each detail from this message, or else from all words; what need not be said, and a task, only from all: the message
 * has the verb in it.
 */
function readLately({ input, world }: Turn, details: readonly Detail[], words: string | null): ReadDetails {
  const read: Details = {};
  for (const detail of details) {
    const now = FROM_ALL.includes(detail) ? null : readDetails([detail], input.text, world);
    const found = now?.ok ? now : readDetails([detail], words ?? '', world);
    if (!found.ok) return found;
    Object.assign(read, found.details);
  }
  return { ok: true, details: read };
}

/** Asks for what could not be read; what was said and sent so far waits for it. */
function askDetail(
  turn: Turn,
  said: { move: DeskOrder; ticketId: string; words: string },
  { maybe, missing }: Extract<ReadDetails, { ok: false }>,
  kept: Kept,
): void {
  const names = maybe.map((unit) => `${unit.name[turn.language]} ${unit.code}`);
  const data = { ...said, media: JSON.stringify([...kept, ...turn.input.media]) };
  turn.session.awaiting = { flow: STAFF_DESK, what: 'words', data };
  turn.ask(STAFF_DESK, { prompt: texts[turn.language].missing[missing](names.slice(0, MOST_NAMES)), asks: 'words' });
}

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
