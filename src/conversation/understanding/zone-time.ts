/** A date of the calendar, months from 1. */
export interface Day {
  year: number;
  month: number;
  day: number;
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

const WEEKDAYS = '一二三四五六日';

/** The days of the week in English, Monday first. */
export const ENGLISH_DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** 1 for Monday to 7 for Sunday, by its sign (`一` … `日`, `天`) or its English name; 0 for other words. */
export function weekdayCalled(word: string): number {
  return WEEKDAYS.indexOf(word === '天' ? '日' : word) + 1 || ENGLISH_DAYS.indexOf(word) + 1;
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
