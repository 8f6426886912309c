const formatters = new Map<string, Intl.DateTimeFormat>();

/** A wall clock's reading; `month` from 1, `weekday` from 0 (Sunday). */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

/** What the city's clocks show at an instant. */
export function wallTime(instant: Date, timeZone: string): WallTime {
  const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(instant)) field[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = field;
  return { year, month, day, hour, minute, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

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
  return clockAt({ year, month, day, hour: 0, minute: 0 }, timeZone);
}

/** The instant at which the city's clocks show a time, also on a day on which they change. */
export function clockAt({ year, month, day, hour, minute }: Omit<WallTime, 'weekday'>, timeZone: string): Date {
  const utc = Date.UTC(year, month - 1, day, hour, minute);
  const guess = new Date(utc - offsetAt(new Date(utc), timeZone));
  return new Date(utc - offsetAt(guess, timeZone));
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

/** Milliseconds the city's clocks are ahead of UTC. */
function offsetAt(instant: Date, timeZone: string): number {
  const { year, month, day, hour, minute } = wallTime(instant, timeZone);
  const minutes = Math.floor(instant.getTime() / 60_000);
  return Date.UTC(year, month - 1, day, hour, minute) - minutes * 60_000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}
