import type { ServiceCategory } from '../../config/city';
import { HOUR, instantOf, MINUTE, type Doing, type PlannedAct } from './act';
import type { Chance } from './chance';
import type { YearDistrict } from './city';
import { afterwards } from './story-afterwards';
import { beside } from './story-beside';
import { besideOver } from './story-over';

/** What becomes of one ticket. */
export interface Story {
  acts: PlannedAct[];
  /** When its unit first calls it done; null when it never does, or the resident withdraws before. */
  resolvedAt: number | null;
  /** Nothing is planned after that but answers. */
  settled: boolean;
}

/** What a story is told from. */
export interface Matter {
  index: number;
  at: number;
  category: ServiceCategory;
  street: string;
  chance: Chance;
}

/** An act whose ticket and order are not settled yet. */
export type Draft = [at: number, doing: Doing, refused?: string];

/** What the parts of a story know of it. */
export interface Telling extends Matter {
  district: YearDistrict;
  resolveMs: number;
}

/** Tells what is done about a ticket; `into` is the matter the centre joins it into. */
export function storyOf(matter: Matter, district: YearDistrict, into: number | null = null): Story {
  const grade = district.city.grades[matter.category.grade];
  const telling = { ...matter, district, resolveMs: grade.resolveMinutes * MINUTE };
  const { chance } = matter;
  const joined = into === null ? [] : joinedByCentre(telling, into);
  const begun = joined.length ? joined : givenAway(telling);
  const from = begun.at(-1)?.[0] ?? matter.at;
  const last = begun.at(-1)?.[1];
  if (last?.what === 'move' && last.move === 'join') return told(matter, begun, null);
  const acceptMs = grade.acceptMinutes * MINUTE;
  const accepted = accepts(telling, from, acceptMs);
  if (!accepted) return told(matter, begun, null);
  const drafts = [...begun, ...accepted];
  return handled(telling, drafts, (accepted.at(-1)?.[0] ?? from) + chance.between(1, 10) * MINUTE);
}

function handled(telling: Telling, begun: Draft[], from: number): Story {
  const { chance, resolveMs } = telling;
  const share = chance.is(0.8) ? chance.between(0.1, 0.9) : chance.between(1.02, 2);
  const until = from + resolveMs * share;
  const { drafts, delayMs, ends } = beside(telling, from, until);
  const end = until + delayMs;
  const over = besideOver(telling, from, end);
  const during = [...begun, ...drafts, ...over];
  if (ends !== null) return told(telling, upTo(ends, during), null);
  if (chance.is(0.04)) {
    const starts = over.filter(([, doing]) => doing.what === 'overlay' && STARTS.has(doing.move)).map(([at]) => at);
    const gone = chance.between(Math.max(from, ...starts), end);
    return told(telling, [...upTo(gone, during), [gone, { what: 'move', move: 'withdraw', by: 'resident' }]], null);
  }
  if (chance.is(0.03)) return told(telling, upTo(end, during), null);
  const resolve: Draft = [
    end,
    { what: 'move', move: 'resolve', by: 'lead', photo: chance.is(0.4) || wantsPhoto(telling) },
  ];
  const after = afterwards(telling, instantOf(telling.index, end));
  return { ...told(telling, [...upTo(end, during), resolve, ...after.drafts], end), settled: after.settled };
}

/** Some categories are resolved with a photo only. */
function wantsPhoto({ category }: Pick<Telling, 'category'>): boolean {
  return category.resolvePhoto === true;
}

const STARTS: ReadonlySet<string> = new Set(['supervise', 'whistle']);

/** What comes before an instant, and what goes on beyond it. */
function upTo(end: number, drafts: readonly Draft[]): Draft[] {
  const before = drafts.filter(([at]) => at < end);
  const started = before.flatMap(([, doing]) => (doing.what === 'overlay' ? doing.move : []));
  const goOn = (doing: Doing): boolean =>
    lastsBeyond(doing) &&
    started.includes(doing.what === 'overlay' && doing.move === 'rateCheckIn' ? 'whistle' : 'supervise');
  return drafts.filter(([at, doing]) => at < end || goOn(doing));
}

/** Supervision is not over when the ticket is. */
function lastsBeyond(doing: Doing): boolean {
  return doing.what === 'overlay' && /Supervision$|^supervise$|^rateCheckIn$/.test(doing.move);
}

/** The centre joins it into another matter; of some it finds that it is none of that. */
function joinedByCentre({ at, chance }: Telling, into: number): Draft[] {
  const joins = at + chance.between(0.1, 2.5) * HOUR;
  const drafts: Draft[] = [[joins, { what: 'move', move: 'join', by: 'dispatcher', into }]];
  if (chance.is(0.4))
    drafts.push([joins + chance.between(1, 50) * HOUR, { what: 'move', move: 'split', by: 'dispatcher' }]);
  return drafts;
}

/** Units return it; once policy has had enough of that somebody rules. */
function givenAway({ at, chance, category, district }: Telling): Draft[] {
  const { lead } = category;
  const { returnsBeforeRuling } = district.city.policy;
  if (!chance.is(0.1) || (lead.by === 'unit' && lead.unit === district.city.fallbackUnit)) return [];
  const often = chance.is(0.45) ? returnsBeforeRuling : 1;
  let last = at;
  const drafts = Array.from({ length: often }, (): Draft => {
    return [(last += chance.between(0.2, 20) * HOUR), { what: 'move', move: 'return', by: 'lead' }];
  });
  if (often < returnsBeforeRuling) return drafts;
  const ruled = last + chance.between(0.5, 60) * HOUR;
  const by = chance.is(0.6) ? 'supervisor' : 'dispatcher';
  if (chance.is(0.4)) return [...drafts, [ruled, { what: 'move', move: 'refuseReturn', by }]];
  drafts.push([ruled, { what: 'move', move: 'upholdReturn', by, unit: chance.one(district.leaders) }]);
  // Who leads by a rule of that kind is in no line: after it comes the fallback, and there may be no third to return it.
  if (chance.is(0.25) && returnsBeforeRuling <= 2) drafts.push([ruled + 5 * MINUTE, { what: 'keepRuling' }]);
  return drafts;
}

/** In time, late, by working on it at once, after it went to another unit, or never. */
function accepts({ chance, district }: Telling, from: number, acceptMs: number): Draft[] | null {
  const fate = chance.between(0, 1);
  if (fate < 0.02) return null;
  const at = from + acceptMs * (fate < 0.72 ? chance.between(0.03, 0.9) : chance.between(1.1, 5));
  if (fate > 0.96) return [[at, { what: 'move', move: 'update', by: 'lead' }]];
  const accept: Doing = { what: 'move', move: 'accept', by: 'lead' };
  if (!chance.is(0.03)) return [[at, accept]];
  const again = at + chance.between(5, 90) * MINUTE;
  const other = chance.one(district.leaders);
  const elsewhere: Doing = { what: 'move', move: 'dispatch', by: 'dispatcher', unit: other };
  return [
    [at, accept],
    [again, elsewhere],
    [again + acceptMs * chance.between(0.05, 1.5), accept],
  ];
}

/** Settles the order: each act of a ticket has an instant of its own, and none is on the sweep's beat. */
function told({ index, at }: Matter, drafts: Draft[], resolvedAt: number | null): Story {
  let last = at;
  const sorted = drafts.sort(([one], [other]) => one - other);
  const acts = sorted.map(([when, doing, refused]): PlannedAct => {
    last = Math.max(last + 1, instantOf(index, when));
    return { ticket: index, at: last, doing, ...(refused === undefined ? {} : { refused }) };
  });
  return { acts, resolvedAt, settled: false };
}
