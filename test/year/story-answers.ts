import type { Satisfaction } from '../../src/tickets';
import { DAY, HOUR, MINUTE, TICK, tickFrom, type Doing } from './act';
import type { Chance } from './chance';
import type { YearDistrict } from './city';
import type { Draft } from './story';

/** When people may answer whether something is solved. */
export interface Asking {
  /** A little after they are asked. */
  from: number;
  /** A little before it is given up. */
  until: number;
}

/** When people are asked about what was resolved at an instant. */
export function askingAfter(resolvedAt: number, { city, calendar }: YearDistrict): Asking {
  const { afterMinutes, expireDays } = city.policy.callback;
  const asked = tickFrom(calendar.quietUntil(resolvedAt + afterMinutes * MINUTE));
  return { from: asked + TICK, until: asked + expireDays * DAY - HOUR };
}

const answer = (more: Omit<Extract<Doing, { what: 'answer' }>, 'what'>): Doing => ({ what: 'answer', ...more });

/** It is solved; most say how satisfied they are, some in words too. */
export function solved(chance: Chance, { from, until }: Asking): Draft[] {
  const at = chance.between(from, until);
  const drafts: Draft[] = [[at, answer({ solved: true })]];
  if (chance.is(0.85)) drafts.push([at + chance.between(0.1, 5) * MINUTE, answer({ satisfaction: step(chance, 5) })]);
  if (chance.is(0.2)) drafts.push([at + chance.between(5, 9) * MINUTE, answer({ words: true })]);
  return drafts;
}

/** It is not; the unit has it again at once, with what is said after. */
export function unsolved(chance: Chance, { from, until }: Asking): Draft[] {
  const at = chance.between(from, until);
  const drafts: Draft[] = [[at, answer({ solved: false })]];
  if (chance.is(0.5)) drafts.push([at + chance.between(0.1, 4) * MINUTE, answer({ words: true })]);
  if (chance.is(0.6)) drafts.push([at + chance.between(4, 9) * MINUTE, answer({ satisfaction: step(chance, 3) })]);
  return drafts;
}

/** What who joined says; not solved only where nothing more is planned with the matter. */
export function answersOfJoined(chance: Chance, asking: Asking, settled: boolean): Draft[] {
  const fate = chance.between(0, 1);
  if (fate < 0.55) return solved(chance, asking);
  return settled && fate < 0.75 ? [[chance.between(asking.from, asking.until), answer({ solved: false })]] : [];
}

function step(chance: Chance, most: number): Satisfaction {
  return Math.ceil(chance.between(0.01, most)) as Satisfaction;
}
