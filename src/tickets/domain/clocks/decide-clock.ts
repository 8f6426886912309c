import type { CityConfig } from '../../../../config/city';
import type { EventData } from '../ticket-events';
import type { ClockProgress, RunningClock } from './clock';
import { highestDue, nextLook, rungsOf, type Rung } from './ladder';
import { heldUntil } from './quiet-hours';

/** What a clock has to say at an instant, and when to look again. */
export interface ClockDecision extends ClockProgress {
  escalated: EventData['escalated'] | null;
  breach: EventData['breached'] | null;
  nextAt: Date | null;
}

/**
 * What a look at a clock brings: a breach the first time its deadline has passed, and of the rungs that are due the
 * highest only. In the quiet hours a rung that can wait is looked at again when they end. Knows no clock and no database.
 */
export function decideClock(clock: RunningClock, before: ClockProgress, now: Date, city: CityConfig): ClockDecision {
  const { clock: name, overlay, unit, dueAt } = clock;
  const said = { clock: name, overlay, unit, due: dueAt.getTime() };
  const breached = before.breached || dueAt <= now;
  const breach = breached && !before.breached ? said : null;
  const due = dueRung(clock, before, now, city);
  const held = due && heldUntil(now, clock, city);
  if (held) {
    const nextAt = breached ? held : earlier(held, dueAt);
    return { passed: before.passed, breached, escalated: null, breach, nextAt };
  }
  const after = { passed: due?.rung ?? before.passed, breached };
  const escalated = due && { ...said, rung: due.rung, audience: due.audience };
  return { ...after, escalated, breach, nextAt: nextLook(clock, after, city) };
}

function dueRung(clock: RunningClock, { passed }: ClockProgress, now: Date, city: CityConfig): Rung | null {
  return clock.stopped ? null : highestDue(rungsOf(clock, city), passed, now);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
