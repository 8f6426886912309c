import { startOfDay } from '../../tickets';

/** A period of assessment: `from` is in it, `to` is not. Named by the month it ends in, `2026-11`. */
export interface Period {
  name: string;
  from: Date;
  to: Date;
}

/** The period that ends in a month: from the policy's day of the month before to the day before it in this one. */
export function periodOf(year: number, month: number, fromDay: number, timeZone: string): Period {
  const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
  return {
    name: `${year}-${String(month).padStart(2, '0')}`,
    from: startOfDay(before.year, before.month, fromDay, timeZone),
    to: startOfDay(year, month, fromDay, timeZone),
  };
}

/** The period that an instant is in. */
export function periodAt(now: Date, fromDay: number, timeZone: string): Period {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
  const [year = 0, month = 0, day = 0] = parts.split('-').map(Number);
  return day < fromDay ? periodOf(year, month, fromDay, timeZone) : following(year, month, fromDay, timeZone);
}

/** The period before. */
export function periodBefore({ name }: Period, fromDay: number, timeZone: string): Period {
  const [year = 0, month = 0] = name.split('-').map(Number);
  return month === 1 ? periodOf(year - 1, 12, fromDay, timeZone) : periodOf(year, month - 1, fromDay, timeZone);
}

/** `2026-11` as a period; null for anything else. */
export function readPeriod(text: string, fromDay: number, timeZone: string): Period | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return year && month ? periodOf(Number(year), Number(month), fromDay, timeZone) : null;
}

function following(year: number, month: number, fromDay: number, timeZone: string): Period {
  return month === 12 ? periodOf(year + 1, 1, fromDay, timeZone) : periodOf(year, month + 1, fromDay, timeZone);
}
