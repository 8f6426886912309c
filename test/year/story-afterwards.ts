import { DAY, HOUR, instantOf, MINUTE } from './act';
import { askingAfter, solved, unsolved, type Asking } from './story-answers';
import type { Draft, Telling } from './story';

/** What comes after a ticket is called done. */
interface Afterwards {
  drafts: Draft[];
  /** Nothing is planned with it any more but answers. */
  settled: boolean;
}

const MOST_ROUNDS = 3;

/** What comes of one resolve: drafts, and from when on its unit works on it again. */
interface Round {
  drafts: Draft[];
  again: number | null;
  settled: boolean;
}

/** After it is called done: people say what they think of it; it is closed, taken up again once or twice, or too late for that. */
export function afterwards(telling: Telling, resolvedAt: number): Afterwards {
  const { chance } = telling;
  const drafts = exclusion(telling, resolvedAt);
  let settled = true;
  let done: number | null = resolvedAt;
  for (let round = 1; done !== null && round <= MOST_ROUNDS; round += 1) {
    const asking = askingAfter(instantOf(telling.index, done), telling.district);
    const one = roundOf(telling, done, asking, round === MOST_ROUNDS);
    drafts.push(...one.drafts);
    settled &&= one.settled;
    done = one.again === null ? null : again(telling, one.again, drafts);
    // Who had it done twice says no more to the third.
    if (round > 1 && chance.is(0.5)) break;
  }
  return { drafts, settled };
}

function roundOf(telling: Telling, done: number, asking: Asking, last: boolean): Round {
  const { chance } = telling;
  const fate = chance.between(0, 1);
  const quiet = { again: null, settled: true };
  if (fate < 0.45) return later(telling, asking, { drafts: solved(chance, asking), ...quiet }, last);
  if (fate < 0.57 && !last) {
    const drafts = unsolved(chance, asking);
    return { drafts, again: (drafts[0]?.[0] ?? done) + 10 * MINUTE, settled: false };
  }
  if (fate < 0.75) return { drafts: closed(telling, done, asking), again: null, settled: false };
  if (fate < 0.82 && !last) return reopened(telling, between(chance.is(0.3) ? done + MINUTE : asking.from, asking));
  // Nobody answers.
  return later(telling, asking, { drafts: [], ...quiet }, last);

  function between(from: number, { until }: Asking): number {
    return chance.between(from, until);
  }
}

/** Long after it was closed somebody takes it up again after all, in time or too late. */
function later(telling: Telling, { from, until }: Asking, round: Round, last: boolean): Round {
  const { chance, district } = telling;
  const { reopenDays } = district.city.policy;
  const fate = chance.between(0, 1);
  if (fate < 0.02) {
    const tooLate: Draft = [until + reopenDays * DAY + 2 * HOUR, reopening(telling), 'ticket.tooLate'];
    return { ...round, drafts: [...round.drafts, tooLate], settled: false };
  }
  if (fate > 0.1 || last) return round;
  const at = until + chance.between(2, (reopenDays * DAY - until + from) / HOUR - 2) * HOUR;
  const { drafts, again: unit } = reopened(telling, at);
  return { drafts: [...round.drafts, ...drafts], again: unit, settled: false };
}

/** The centre closes it, before anybody was asked or before the answer, which may come all the same. */
function closed({ chance, district }: Telling, done: number, { from, until }: Asking): Draft[] {
  const { afterMinutes } = district.city.policy.callback;
  const close: Draft[1] = { what: 'move', move: 'close', by: chance.is(0.5) ? 'dispatcher' : 'supervisor' };
  if (chance.is(0.5)) return [[done + chance.between(0.1, 0.8) * afterMinutes * MINUTE, close]];
  const at = chance.between(from, (from + until) / 2);
  const drafts: Draft[] = [[at, close]];
  if (!chance.is(0.4)) return drafts;
  return [...drafts, ...solved(chance, { from: at + MINUTE, until })];
}

function reopened(telling: Telling, at: number): Round {
  return { drafts: [[at, reopening(telling)]], again: at + 10 * MINUTE, settled: false };
}

function reopening({ chance }: Telling): Draft[1] {
  return { what: 'move', move: 'reopen', by: chance.is(0.8) ? 'resident' : 'supervisor' };
}

/** The unit asks that it is not counted; the supervisor rules on it, or not yet. */
function exclusion({ chance }: Telling, done: number): Draft[] {
  if (!chance.is(0.05)) return [];
  const asked = done + chance.between(0.5, 40) * HOUR;
  const ask: Draft = [asked, { what: 'overlay', move: 'askExclusion', by: 'lead' }];
  if (chance.is(0.2)) return [ask];
  const move = chance.is(0.6) ? 'grantExclusion' : 'refuseExclusion';
  return [ask, [asked + chance.between(0.5, 90) * HOUR, { what: 'overlay', move, by: 'supervisor' }]];
}

/** Its unit works on it again, and calls it done again; null where it does not. */
function again({ chance, resolveMs, category }: Telling, from: number, drafts: Draft[]): number | null {
  drafts.push([from + chance.between(0, 90) * MINUTE, { what: 'move', move: 'update', by: 'lead' }]);
  if (chance.is(0.06)) return null;
  const done = from + 2 * HOUR + resolveMs * chance.between(0.1, 1.3);
  drafts.push([done, { what: 'move', move: 'resolve', by: 'lead', photo: category.resolvePhoto === true }]);
  return done;
}
