/** A wall clock's reading; `month` from 1, `weekday` from 0 (Sunday). */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  weekday: number;
}

const MINUTE = 60_000;
/** Clocks are put forward and back at quarters of an hour, in every zone. */
const QUARTER = 15 * MINUTE;
const REMEMBERED = 4_096;

interface Zone {
  format: Intl.DateTimeFormat;
  /** By the quarter of an hour, counted from the epoch. */
  offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

/** What the clocks of a zone (IANA name) show at an instant; throws a `RangeError` for a zone nobody knows. */
export function wallTime(instant: Date, timeZone: string): WallTime {
  const shown = new Date(instant.getTime() + offsetAt(instant, timeZone));
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    weekday: shown.getUTCDay(),
  };
}

/**
 * The instant at which the clocks of a zone show a date and a minute of the day, also on a day on which they change; days
 * beyond the month and minutes beyond the day run on.
 */
export function instantOf(
  { year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>,
  minutes: number,
  timeZone: string,
): Date {
  const utc = Date.UTC(year, month - 1, day) + minutes * MINUTE;
  const guess = new Date(utc - offsetAt(new Date(utc), timeZone));
  return new Date(utc - offsetAt(guess, timeZone));
}

/** Milliseconds the clocks of a zone are ahead of UTC. */
export function offsetAt(instant: Date, timeZone: string): number {
  const zone = zoneOf(timeZone);
  const quarter = Math.floor(instant.getTime() / QUARTER);
  const known = zone.offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = readOffset(new Date(quarter * QUARTER), zone.format);
  if (zone.offsets.size >= REMEMBERED) zone.offsets.clear();
  zone.offsets.set(quarter, offset);
  return offset;
}

function readOffset(instant: Date, format: Intl.DateTimeFormat): number {
  const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(instant)) field[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = field;
  return Date.UTC(year, month - 1, day, hour, minute) - instant.getTime();
}

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const made = { format, offsets: new Map<number, number>() };
  zones.set(timeZone, made);
  return made;
}
