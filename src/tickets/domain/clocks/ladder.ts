import type { CityConfig, ClockName, EscalationLadder, EscalationRung, GradeCode } from '../../../../config/city';
import { instantBefore } from '../deadlines';
import type { ClockProgress, RunningClock } from './clock';

const MINUTE = 60_000;

/** A rung at its instant; `rung` counts from 1. */
export interface Rung {
  rung: number;
  at: Date;
  audience: EscalationRung['audience'];
}

/** The ladder of a clock: the grade's own, else that of every grade. */
export function ladderOf(
  { ladders }: Pick<CityConfig, 'ladders'>,
  clock: ClockName,
  grade: GradeCode,
): EscalationLadder | undefined {
  const ofClock = ladders.filter((ladder) => (ladder.clock ?? 'handling') === clock);
  return ofClock.find((ladder) => ladder.grade === grade) ?? ofClock.find((ladder) => ladder.grade === undefined);
}

/** The rungs of a running clock, the earliest first. What is before the deadline is counted on the grade's days. */
export function rungsOf(clock: RunningClock, city: CityConfig): Rung[] {
  const rungs = ladderOf(city, clock.clock, clock.grade)?.rungs ?? [];
  return rungs
    .map(({ at, audience }) => ({ at: instantOf(at, clock, city), audience }))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map((rung, index) => ({ ...rung, rung: index + 1 }));
}

/** The highest rung whose instant has come and that has not spoken; those below it stay silent for ever. */
export function highestDue(rungs: readonly Rung[], passed: number, now: Date): Rung | null {
  return rungs.findLast(({ rung, at }) => rung > passed && at <= now) ?? null;
}

/** When a clock is to be looked at again: its next rung, or its deadline where that has not been noted; null never. */
export function nextLook(clock: RunningClock, { passed, breached }: ClockProgress, city: CityConfig): Date | null {
  if (clock.stopped) return null;
  const next = rungsOf(clock, city).find(({ rung }) => rung > passed)?.at ?? null;
  if (breached) return next;
  return next && next < clock.dueAt ? next : clock.dueAt;
}

function instantOf(at: EscalationRung['at'], clock: RunningClock, city: CityConfig): Date {
  if ('minutesAfter' in at) return new Date(clock.dueAt.getTime() + at.minutesAfter * MINUTE);
  const before = 'share' in at ? (1 - at.share) * clock.minutes : at.minutesBefore;
  const grade = city.grades[clock.grade];
  return instantBefore(clock.dueAt, before, clock.overlay ? { ...grade, days: 'calendar' } : grade, city);
}
