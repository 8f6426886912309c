import { NUMERAL, readNumber } from './chinese-number';
import { type Ago, type Dated, type Grain, type Present, type TimeRule } from './time.model';
import { instantOf } from '../../shared/wall-time';
import { addDays, addMonths } from './zone-time';

const MINUTE = 60_000;
const UNITS = '分钟|个半小时|个半钟头|个?小时|个?钟头|个?钟|刻钟|天|日|个?星期|个?礼拜|周|个?月|个月|年';
const MANY = `(${NUMERAL}|半|几|好几|十几|多)(?:来|多)?(${UNITS})(半)?`;
const WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, 'a couple of': 2, couple: 2, 'a few': 3, few: 3, several: 3, half: 0.5, 'half a': 0.5, 'half an': 0.5 }; // prettier-ignore
const COUNT = '(\\d{1,3}|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|a couple of|a few|several)';
const UNIT = '(minute|min|hour|hr|day|week|month|night|year)s?';

function now({ now: instant }: Present): Ago {
  return { kind: 'ago', from: instant, to: null, grain: 'minute' };
}

/** A count of units before now: minutes and hours from the instant, days and more from the calendar. */
function before(count: number, unit: string, present: Present): Ago | Dated | null {
  if (!Number.isFinite(count) || count < 0) return null;
  if (/分|min/.test(unit)) return minutes(count, 'minute', present);
  if (/刻/.test(unit)) return minutes(count * 15, 'minute', present);
  if (/时|钟|hour|hr/.test(unit)) return minutes(count * 60, Number.isInteger(count) ? 'hour' : 'minute', present);
  return days(count, unit, present);
}

function days(count: number, unit: string, present: Present): Ago | Dated | null {
  const { today } = present;
  if (/天|日|day|night/.test(unit)) {
    if (!Number.isInteger(count)) return minutes(count * 720, 'hour', present);
    return { kind: 'dated', day: addDays(today, -count), until: null, grain: 'day', part: null };
  }
  if (/周|星期|礼拜|week/.test(unit)) {
    return { kind: 'dated', day: addDays(today, -Math.round(count * 7)), until: null, grain: 'day', part: null };
  }
  const months = /年|year/.test(unit) ? count * 12 : count;
  if (months < 1) return { kind: 'dated', day: addDays(today, -15), until: null, grain: 'week', part: null };
  const first = addMonths(today, -Math.round(months));
  return { kind: 'dated', day: first, until: addMonths(first, 1), grain: 'month', part: null };
}

function minutes(count: number, grain: Grain, { now: instant }: Present): Ago {
  return { kind: 'ago', from: new Date(instant.getTime() - count * MINUTE), to: null, grain };
}

function counted(word: string, half: string | undefined): number {
  const few = { 半: 0.5, 几: 3, 好几: 3, 多: 3, 十几: 12 }[word];
  return (few ?? readNumber(word) ?? Number.NaN) + (half ? 0.5 : 0);
}

function lasting(count: number, unit: string, present: Present, nightly: boolean): Ago | null {
  const start = before(count, unit, present);
  if (!start || !Number.isFinite(count)) return null;
  if (start.kind === 'ago') return { ...start, to: present.now };
  const day = nightly || /天|日|day|night/.test(unit) ? addDays(present.today, -Math.ceil(count)) : start.day;
  const from = instantOf(day, nightly ? 18 * 60 : 0, present.timeZone);
  return { kind: 'ago', from, to: present.now, grain: nightly ? 'part' : start.grain };
}

function since(day: Dated | Ago | null, present: Present): Ago | null {
  if (!day) return null;
  const from = day.kind === 'ago' ? day.from : instantOf(day.day, 0, present.timeZone);
  return { kind: 'ago', from, to: present.now, grain: 'day' };
}

/** `两个半小时` is two and a half; the half stands inside the unit. */
const unitHalf = (unit: string, half: string | undefined): string | undefined =>
  unit.startsWith('个半') ? '半' : half;

/** Wordings that count back from now, in both languages. */
export const AGO_RULES: readonly TimeRule[] = [
  { pattern: /刚才|刚刚|方才|刚不久|不久前|\bjust now\b|\ba moment ago\b|\bright now\b/g, read: (_, present) => now(present) },
  { pattern: new RegExp(`${MANY}(?:以前|之前|前)(?!进|往|面|方|台|后|途)`, 'g'), read: ([, n = '', unit = '', half], present) => before(counted(n, unitHalf(unit, half)), unit, present) },
  { pattern: /([一两三四五六七八九])([两三四五六七八九])(分钟|个?小时|天|日|个?星期|周|个月|年)(?:以前|之前|前)/g, read: ([, , n = '', unit = ''], present) => before(counted(n, undefined), unit, present) },
  { pattern: /前(?:几|两|三)(?:天|日)|(?:这|近|最近)(?:几|两|三)(?:天|日|晚)|\b(?:the )?(?:past|last) few (?:days|nights)\b|\bthe other day\b/g, read: ([word = ''], present) => since({ kind: 'dated', day: addDays(present.today, /两/.test(word) ? -2 : -3), until: null, grain: 'day', part: null }, present) },
  { pattern: new RegExp(`(?:已经?|都|持续|连续|一连|连着|连|接连|整整|长达|将近|快)(?:有|了)*(${NUMERAL}|半|好?几)(?:来|多)?(个半小时|个?小时|个?钟头|天|日|个晚上|晚上?|夜|宿|个?星期|周|个?月|年)(半)?(?:多|了)*(?![后内之以])`, 'g'), read: ([, n = '', unit = '', half], present) => { const nightly = /晚|夜|宿/.test(unit); return lasting(counted(n, unitHalf(unit, half)), nightly ? '天' : unit, present, nightly); } },
  { pattern: new RegExp(`(?<![\\p{L}\\d第])(${NUMERAL}|半|好?几)(?:来|多)?(个?小时|天|个晚上|晚上?|个?星期|周|个?月|年)(?:多)?了(?!解)`, 'gu'), read: ([, n = '', unit = ''], present) => { const nightly = unit.includes('晚'); return lasting(counted(n, undefined), nightly ? '天' : unit, present, nightly); } },
  { pattern: new RegExp(`(?:[黑坏停断堵漏灭塌裂脏臭吵][水电气暖网了]?了?)(${NUMERAL}|半|好?几)(?:来|多)?(个半小时|个?小时|个?钟头|天|日|个晚上|晚上?|夜|宿|个?星期|周|个?月|年)(?:多|了)*(?![后内之以])`, 'g'), read: ([, n = '', unit = ''], present) => { const nightly = /晚|夜|宿/.test(unit); return lasting(counted(n, unitHalf(unit, undefined)), nightly ? '天' : unit, present, nightly); } },
  { pattern: new RegExp(`(?<![\\p{L}\\d第]|每)(${NUMERAL}|半|好?几)(?:来|多)?(个?小时|天|个晚上|晚上?|夜|个?星期|周|个?月|年)(?:都|也|还|里|来)?(?=没|不(?!到|超|足|能超))`, 'gu'), read: ([, n = '', unit = ''], present) => { const nightly = /晚|夜/.test(unit); return lasting(counted(n, undefined), nightly ? '天' : unit, present, nightly); } },
  { pattern: new RegExp(`(?<=灯|水|电|气|暖|网|梯|门|锅|管|道)(${NUMERAL}|好?几)(?:来|多)?(天|个晚上|晚上?|夜|个?星期|周|个?月|年)(?:都|也|还|里|来)?(?=没|不(?!到|超|足|能超))`, 'g'), read: ([, n = '', unit = ''], present) => { const nightly = /晚|夜/.test(unit); return lasting(counted(n, undefined), nightly ? '天' : unit, present, nightly); } },
  { pattern: new RegExp(`\\b${COUNT} ${UNIT} ago\\b`, 'g'), read: ([, n = '', unit = ''], present) => before(WORDS[n] ?? Number(n), unit, present) },
  { pattern: new RegExp(`\\b(?:for|for the (?:past|last)|the (?:past|last)|past|last) ${COUNT} ${UNIT}\\b`, 'g'), read: ([, n = '', unit = ''], present) => lasting(WORDS[n] ?? Number(n), unit, present, unit === 'night') },
]; // prettier-ignore
