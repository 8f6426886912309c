import type { ServiceCategory } from '../../config/city';
import type { RequestKind } from '../../src/tickets';
import { DAY, HOUR, instantOf, type Doing, type Opening, type PlannedAct } from './act';
import { arrivalOf, categoryOf, kindOf } from './arrivals';
import { Chance } from './chance';
import type { YearDistrict } from './city';
import { storyOf, type Story } from './story';
import { answersOfJoined, askingAfter } from './story-answers';

/** What a plan is made from; the same gives the same plan, in every process. */
export interface PlanOptions {
  seed: number;
  tickets: number;
}

/** A matter that others may join, until its unit calls it done. */
interface Main {
  index: number;
  from: number;
  until: number;
  settled: boolean;
}

interface Arrival {
  index: number;
  at: number;
  category: ServiceCategory;
  street: string;
  chance: Chance;
  kind: RequestKind;
  fate: 'own' | 'joins' | 'isJoined' | 'praise';
}

const JOINS = 0.06;
const IS_JOINED = 0.02;
/** Policy asks whether somebody else reported it so many days ago at the most. */
const JOIN_DAYS = 14;
const TICKETS_PER_RESIDENT = 3;

/** Everything everybody does in a year, in the order of time. */
export function planOf({ seed, tickets }: PlanOptions, district: YearDistrict): PlannedAct[] {
  const arrivals = Array.from({ length: tickets }, (_, index) => arrivalAt(seed, index, district));
  const own = arrivals.filter(({ fate }) => fate === 'own');
  const stories = new Map(own.map((one) => [one.index, storyOf(one, district)]));
  const mains = mainsBy(own, stories);
  const acts = arrivals.flatMap((one) => {
    const opening = openingOf(one, tickets);
    // Nobody acts on praise: its unit hears of it.
    if (one.fate === 'praise') return [{ ticket: one.index, at: one.at, doing: opening }];
    const main = one.fate === 'own' ? null : mainFor(one, mains);
    if (one.fate === 'joins') return joining(one, { ...opening, joins: main?.index ?? null }, main, district);
    const story = stories.get(one.index) ?? storyOf(one, district, main?.index ?? null);
    return [{ ticket: one.index, at: one.at, doing: opening }, ...story.acts];
  });
  return acts.sort((a, b) => a.at - b.at || a.ticket - b.ticket);
}

function arrivalAt(seed: number, index: number, district: YearDistrict): Arrival {
  const chance = new Chance(seed, index);
  const at = arrivalOf(chance, district);
  const kind = kindOf(chance);
  const fate = kind === 'commendation' ? 'praise' : fateOf(chance);
  const category = categoryOf(at, district, chance);
  return { index, at, kind, fate, category, street: chance.one(district.streets), chance };
}

function fateOf(chance: Chance): Arrival['fate'] {
  if (chance.is(JOINS)) return 'joins';
  return chance.is(IS_JOINED) ? 'isJoined' : 'own';
}

function openingOf({ at, kind, category, street, chance }: Arrival, tickets: number): Opening {
  const resident = `r${Math.floor(chance.between(0, Math.ceil(tickets / TICKETS_PER_RESIDENT)))}-${Math.floor(at / DAY) % 20}`;
  const photo = chance.is(0.2);
  return { what: 'open', kind, category: category.code, street, resident, photo, joins: null };
}

/** Matters others may join, and until when they are open. */
function mainsBy(own: readonly Arrival[], stories: ReadonlyMap<number, Story>): Main[] {
  return own
    .map(({ index, at }): Main => {
      const { resolvedAt = null, settled = false } = stories.get(index) ?? {};
      return { index, from: at, until: resolvedAt ?? 0, settled };
    })
    .filter(({ from, until }) => until > from)
    .sort((a, b) => a.from - b.from);
}

function mainFor({ at, chance }: Arrival, mains: readonly Main[]): Main | null {
  // A few are popular: those that were open the longest.
  const open = mains.filter(({ from, until }) => from < at && at - from < JOIN_DAYS * DAY && until > at + 3 * HOUR);
  const popular = open.slice(0, 3);
  return open.length ? chance.one(chance.is(0.5) ? popular : open) : null;
}

/** Who joined hears of it and says what they think; some withdraw, and the matter goes on. */
function joining(
  { index, at, chance }: Arrival,
  opening: Opening,
  main: Main | null,
  district: YearDistrict,
): PlannedAct[] {
  const opened: PlannedAct = { ticket: index, at, doing: opening };
  const act = (when: number, doing: Doing): PlannedAct => ({ ticket: index, at: instantOf(index, when), doing });
  if (chance.is(0.15)) {
    return [opened, act(at + chance.between(0.2, 72) * HOUR, { what: 'move', move: 'withdraw', by: 'resident' })];
  }
  if (!main) return [opened];
  const asking = askingAfter(instantOf(main.index, main.until), district);
  const said = answersOfJoined(chance, asking, main.settled);
  return [opened, ...said.map(([when, doing]) => act(when, doing))];
}
