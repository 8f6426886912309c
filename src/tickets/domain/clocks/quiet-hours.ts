import type { CityConfig, ClockName, GradeCode } from '../../../../config/city';
import { wallTime } from '../../../shared/wall-time';
import { clockAt, nextMidnight, two } from '../city-time';

/** People stand on the spot, or a supervisor waits: nobody sleeps over these. */
const NEVER_WAITS: readonly ClockName[] = ['checkIn', 'supervision'];

/** Until when the quiet hours hold back what a clock of this grade has to say; null when it may be said now. */
export function heldUntil(
  now: Date,
  { clock, grade }: { clock: ClockName; grade: GradeCode },
  city: CityConfig,
): Date | null {
  const { quietGrades } = city.policy.pings;
  if (!quietGrades.includes(grade) || NEVER_WAITS.includes(clock)) return null;
  return quietEnd(now, city);
}

/** When the quiet hours end that an instant lies in; null outside of them. They may go over midnight. */
export function quietEnd(now: Date, { policy }: Pick<CityConfig, 'policy'>): Date | null {
  const { quietFrom: from, quietTo: to } = policy.pings;
  const wall = wallTime(now, policy.timeZone);
  const time = `${two(wall.hour)}:${two(wall.minute)}`;
  if (from <= to) return time >= from && time < to ? clockToday(now, to, policy.timeZone) : null;
  if (time < to) return clockToday(now, to, policy.timeZone);
  return time >= from ? clockToday(nextMidnight(now, policy.timeZone), to, policy.timeZone) : null;
}

/** The instant of a time on the city's clock, on the day an instant lies in. */
export function clockToday(now: Date, time: string, timeZone: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return clockAt({ ...wallTime(now, timeZone), hour, minute }, timeZone);
}
