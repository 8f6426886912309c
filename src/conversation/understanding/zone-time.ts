import { wallTime } from '../../shared/wall-time';

/** A date of the calendar, months from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

const MINUTE = 60_000;

/** The instant at which the wall shows this date and minute; hours of 24 and more run into the next days. */
export function instantOf(date: Day, minutes: number, timeZone: string): Date {
  const wanted = Date.UTC(date.year, date.month - 1, date.day) + minutes * MINUTE;
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const wall = wallTime(new Date(guess), timeZone);
    guess += wanted - Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  }
  return new Date(guess);
}

/** The date so many days later (or earlier, when negative). */
export function addDays(date: Day, days: number): Day {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** The first of the month so many months later (or earlier). */
export function addMonths(date: Day, months: number): Day {
  const moved = new Date(Date.UTC(date.year, date.month - 1 + months, 1));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: 1 };
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: Day): number {
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay() || 7;
}

/** Whether the calendar has such a day: no 30 February. */
export function isDay(date: Day): boolean {
  const same = addDays(date, 0);
  return same.month === date.month && same.day === date.day && date.year >= 1900 && date.year < 2200;
}

/** Negative when `a` is before `b`. */
export function compareDays(a: Day, b: Day): number {
  return Date.UTC(a.year, a.month - 1, a.day) - Date.UTC(b.year, b.month - 1, b.day);
}
