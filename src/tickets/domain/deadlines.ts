import type { CityConfig, Grade, Holidays } from '../../../config/city';
import { wallTime } from '../../shared/wall-time';
import { dateKey, lastMidnight, nextMidnight } from './city-time';
import { clockToday, quietEnd } from './clocks/quiet-hours';
import type { Deadlines } from './ticket';

/** What time is counted by: the city's zone, its days off and its quiet hours. */
export type Calendar = Pick<CityConfig, 'holidays' | 'policy'>;

const MINUTE = 60_000;
/** A guard against a calendar without a working day. */
const MOST_DAYS = 1000;

/** The three deadlines of a grade, from submission. */
export function deadlinesFrom(submittedAt: Date, grade: Grade, calendar: Calendar): Deadlines {
  const after = (minutes: number): Date => advance(submittedAt, minutes * MINUTE, grade, calendar);
  return {
    dispatchBy: after(grade.dispatchMinutes),
    acceptBy: acceptanceDue(submittedAt, grade, calendar),
    resolveBy: after(grade.resolveMinutes),
  };
}

/** Until when a unit must accept what it gets now. Of grades that wait for the morning the quiet hours do not count. */
export function acceptanceDue(now: Date, grade: Grade, calendar: Calendar): Date {
  const ms = grade.acceptMinutes * MINUTE;
  const { timeZone, pings } = calendar.policy;
  if (!pings.quietGrades.includes(grade.code)) return advance(now, ms, grade, calendar);
  return spend(now, ms, (at) => {
    const morning = quietEnd(at, calendar);
    if (morning) return { end: morning, counts: false };
    const [evening, midnight] = [clockToday(at, pings.quietFrom, timeZone), nextMidnight(at, timeZone)];
    const end = evening > at && evening < midnight ? evening : midnight;
    return { end, counts: grade.days === 'calendar' || isWorkingDay(at, calendar) };
  });
}

/**
 * The deadlines of a ticket that gets another grade: those from submission, and later by what had been added to the old
 * ones. What the clock stood still, an extension, and the time a later unit or a reopening gave are kept.
 */
export function regraded(
  ticket: Deadlines & { submittedAt: Date },
  from: Grade,
  to: Grade,
  calendar: Calendar,
): Deadlines {
  const before = deadlinesFrom(ticket.submittedAt, from, calendar);
  const after = deadlinesFrom(ticket.submittedAt, to, calendar);
  const later = (name: keyof Deadlines): Date => {
    const added = counted(before[name], ticket[name], from, calendar);
    return added > 0 ? advance(after[name], added, to, calendar) : after[name];
  };
  return { dispatchBy: later('dispatchBy'), acceptBy: later('acceptBy'), resolveBy: later('resolveBy') };
}

/** The deadline of `minutes` from an instant, on the grade's days. */
export function deadlineAfter(from: Date, minutes: number, grade: Grade, calendar: Calendar): Date {
  return advance(from, minutes * MINUTE, grade, calendar);
}

/** The instant at which `minutes` are left of a deadline, on the grade's days: the other way round. */
export function instantBefore(deadline: Date, minutes: number, grade: Grade, calendar: Calendar): Date {
  let left = minutes * MINUTE;
  if (grade.days === 'calendar') return new Date(deadline.getTime() - left);
  let at = deadline;
  for (let day = 0; day < MOST_DAYS && left > 0; day += 1) {
    const midnight = lastMidnight(at, calendar.policy.timeZone);
    if (isWorkingDay(midnight, calendar)) {
      const today = at.getTime() - midnight.getTime();
      if (left <= today) return new Date(at.getTime() - left);
      left -= today;
    }
    at = midnight;
  }
  return at;
}

/** A deadline after the clock stood still from `stoppedAt` to `now`; one that had passed before stays as it was. */
export function shiftDeadline(deadline: Date, stoppedAt: Date, now: Date, grade: Grade, calendar: Calendar): Date {
  if (deadline <= stoppedAt) return deadline;
  return advance(now, counted(stoppedAt, deadline, grade, calendar), grade, calendar);
}

/** True when the city works on that date: makeup days count, days off and other weekends do not. */
export function isWorkingDay(instant: Date, { policy, holidays }: Calendar): boolean {
  const wall = wallTime(instant, policy.timeZone);
  const key = dateKey(wall);
  if (holidays.makeUp.includes(key)) return true;
  return wall.weekday !== 0 && wall.weekday !== 6 && !isOff(key, holidays);
}

function isOff(key: string, { off }: Holidays): boolean {
  return off.includes(key);
}

/** The instant at which `ms` of counted time have passed. On working days all twenty-four hours count. */
function advance(from: Date, ms: number, grade: Grade, calendar: Calendar): Date {
  if (grade.days === 'calendar') return new Date(from.getTime() + ms);
  return spend(from, ms, (at) => {
    return { end: nextMidnight(at, calendar.policy.timeZone), counts: isWorkingDay(at, calendar) };
  });
}

/** When so many milliseconds are used up, stretch by stretch, of those that count. */
function spend(from: Date, ms: number, stretchAt: (at: Date) => { end: Date; counts: boolean }): Date {
  let left = ms;
  let at = from;
  for (let stretch = 0; stretch < MOST_DAYS; stretch += 1) {
    const { end, counts } = stretchAt(at);
    const length = end.getTime() - at.getTime();
    if (counts && left <= length) return new Date(at.getTime() + left);
    if (counts) left -= length;
    at = end;
  }
  return at;
}

/** Milliseconds that count between two instants. */
function counted(from: Date, to: Date, grade: Grade, calendar: Calendar): number {
  if (grade.days === 'calendar') return to.getTime() - from.getTime();
  let sum = 0;
  let at = from;
  while (at < to) {
    const midnight = nextMidnight(at, calendar.policy.timeZone);
    const end = midnight < to ? midnight : to;
    if (isWorkingDay(at, calendar)) sum += end.getTime() - at.getTime();
    at = end;
  }
  return sum;
}
