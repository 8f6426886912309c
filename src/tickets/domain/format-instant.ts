import { wallTime, type WallTime } from '../../shared/wall-time';
import { daysBetween, two } from './city-time';
import type { Language } from './service-request';

const WEEKDAYS_ZH = '日一二三四五六';
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NEAR_ZH: Record<string, string> = { '-1': '昨天', '0': '今天', '1': '明天' };
const NEAR_EN: Record<string, string> = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' };

/**
 * An instant as people say it, on the city's clock: `今天 14:05`, `明天 09:00`, `11月24日（周二）14:05`;
 * `today 14:05`, `Tue 24 Nov, 14:05`. The year is told only when it is another one.
 */
export function formatInstant(instant: Date, language: Language, timeZone: string, now: Date): string {
  const wall = wallTime(instant, timeZone);
  const today = wallTime(now, timeZone);
  const days = String(daysBetween(today, wall));
  const clock = `${two(wall.hour)}:${two(wall.minute)}`;
  const otherYear = wall.year !== today.year;
  if (language === 'en') {
    const near = NEAR_EN[days];
    return near ? `${near} ${clock}` : `${dateEn(wall, otherYear)}, ${clock}`;
  }
  const near = NEAR_ZH[days];
  return near ? `${near} ${clock}` : `${dateZh(wall, otherYear)}${clock}`;
}

/** How long until a deadline, in its two largest units: `还剩 1 天 3 小时`, `已超 20 分钟`; `2 h 5 min left`. */
export function formatTimeLeft(until: Date, language: Language, now: Date): string {
  const ms = until.getTime() - now.getTime();
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const span = formatSpan(minutes, language);
  if (language === 'en') return ms >= 0 ? `${span} left` : `${span} over`;
  return ms >= 0 ? `还剩 ${span}` : `已超 ${span}`;
}

function formatSpan(minutes: number, language: Language): string {
  const units = language === 'en' ? ['d', 'h', 'min'] : ['天', '小时', '分钟'];
  const counts = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return `0 ${units[2]}`;
  const told = counts.slice(first, first + 2).map((count, index) => ({ count, unit: units[first + index] }));
  return told
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => `${count} ${unit}`)
    .join(' ');
}

function dateZh({ year, month, day, weekday }: WallTime, withYear: boolean): string {
  return `${withYear ? `${year}年` : ''}${month}月${day}日（周${WEEKDAYS_ZH[weekday]}）`;
}

function dateEn({ year, month, day, weekday }: WallTime, withYear: boolean): string {
  return `${WEEKDAYS_EN[weekday]} ${day} ${MONTHS_EN[month - 1]}${withYear ? ` ${year}` : ''}`;
}
