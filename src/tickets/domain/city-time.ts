import { instantOf, offsetAt, wallTime, type WallTime } from '../../shared/wall-time';

/** `2026-11-22` */
export function dateKey({ year, month, day }: WallTime): string {
  return `${year}-${two(month)}-${two(day)}`;
}

/** `261122`, as in a ticket number. */
export function shortDay({ year, month, day }: WallTime): string {
  return `${two(year % 100)}${two(month)}${two(day)}`;
}

/** Days from one date to another, as a calendar counts them. */
export function daysBetween(from: WallTime, to: WallTime): number {
  const midnight = ({ year, month, day }: WallTime): number => Date.UTC(year, month - 1, day);
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

/** The instant the city's next day begins. */
export function nextMidnight(instant: Date, timeZone: string): Date {
  const { year, month, day } = wallTime(instant, timeZone);
  const utc = Date.UTC(year, month - 1, day + 1);
  const guess = new Date(utc - offsetAt(instant, timeZone));
  return new Date(utc - offsetAt(guess, timeZone));
}

/** The instant a day begins in the city; `day` may lie beyond the month. */
export function startOfDay(year: number, month: number, day: number, timeZone: string): Date {
  return instantOf({ year, month, day }, 0, timeZone);
}

/** The instant at which the city's clocks show a time, also on a day on which they change. */
export function clockAt({ year, month, day, hour, minute }: Omit<WallTime, 'weekday'>, timeZone: string): Date {
  return instantOf({ year, month, day }, hour * 60 + minute, timeZone);
}

/** The beginning of the city's day that an instant ends or lies in. */
export function lastMidnight(instant: Date, timeZone: string): Date {
  const { year, month, day } = wallTime(new Date(instant.getTime() - 1), timeZone);
  return nextMidnight(new Date(Date.UTC(year, month - 1, day - 1, 12) - offsetAt(instant, timeZone)), timeZone);
}

/** `05` */
export function two(value: number): string {
  return String(value).padStart(2, '0');
}
