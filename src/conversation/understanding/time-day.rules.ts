import { NUMERAL, readNumber } from './chinese-number';
import { type Dated, type Present, type TimeRule } from './time.model';
import { addDays, addMonths, compareDays, type Day, ENGLISH_DAYS, isDay, weekday, weekdayCalled } from './zone-time';

const ENGLISH_MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const MONTH_WORD = `(${ENGLISH_MONTHS})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember|\\.)?`;

function on(day: Day | null, part: string | null = null): Dated | null {
  return day && isDay(day) ? { kind: 'dated', day, until: null, grain: 'day', part } : null;
}

function span(day: Day, days: number, grain: 'day' | 'week' | 'month' = 'week'): Dated {
  return { kind: 'dated', day, until: addDays(day, days), grain, part: null };
}

function month(first: Day): Dated {
  return { kind: 'dated', day: first, until: addMonths(first, 1), grain: 'month', part: null };
}

/** The year in which a month and day last came, when no year was said. */
function lastTime(monthNumber: number, day: number, { today }: Present): Day {
  const thisYear = { year: today.year, month: monthNumber, day };
  return compareDays(thisYear, today) > 0 ? { ...thisYear, year: today.year - 1 } : thisYear;
}

function yearOf(word: string | undefined, { today }: Present): number | null {
  if (!word) return null;
  const back = { 今年: 0, 去年: 1, 前年: 2, 大前年: 3 }[word];
  if (back !== undefined) return today.year - back;
  const digits = Number(word.replace(/\D/g, ''));
  return digits < 100 ? 2000 + digits : digits;
}

function calendar(year: string | undefined, monthWord: string, dayWord: string, present: Present): Dated | null {
  const [m, d] = [readNumber(monthWord), readNumber(dayWord)];
  if (!m || !d || m > 12) return null;
  const y = yearOf(year, present);
  return on(y ? { year: y, month: m, day: d } : lastTime(m, d, present));
}

/** The day of that number in this month, or in the last month that had come to it. */
function dayOfMonth(day: number | null, monthsBack: number | null, { today }: Present): Dated | null {
  if (!day || day > 31) return null;
  if (monthsBack !== null) return on({ ...addMonths(today, -monthsBack), day });
  const back = day <= today.day ? 0 : 1;
  return on({ ...addMonths(today, -back), day });
}

function dayOfWeek(number: number, weeksBack: number | null, { today }: Present): Dated | null {
  const monday = addDays(today, 1 - weekday(today));
  if (weeksBack !== null) return on(addDays(monday, number - 1 - 7 * weeksBack));
  return on(addDays(today, -((weekday(today) - number + 7) % 7)));
}

function back(word: string | undefined): number | null {
  if (!word) return null;
  return word.startsWith('上上') ? 2 : word.startsWith('上') || word === 'last' ? 1 : 0;
}

const RELATIVE: Readonly<Record<string, number>> = { 今: 0, 当: 0, 昨: 1, 前: 2, 大前: 3 };
const NEAR = '(?<![\\p{L}\\d#])';

/** Wordings that name a day, a week or a month, in Chinese. */
export const CHINESE_DAYS: readonly TimeRule[] = [
  { pattern: /(大前|前|昨|今)(?:天|日|儿个?)(?!气)/g, read: ([, word = ''], { today }) => on(addDays(today, -(RELATIVE[word] ?? 0))) },
  { pattern: /(?<![\u4e00-\u9fff]目|以|之|先|从)(大前|前|昨|今)(早上|早|晨|晚上|晚|夜里|夜)/g, read: ([, word = '', part = ''], { today }) => on(addDays(today, -(RELATIVE[word] ?? 0)), part) },
  { pattern: /(上上个?|上个?|这个?|本)(?:周|星期|礼拜)([一二三四五六日天末])/g, read: ([, which, day = ''], present) => weekOrEnd(day, back(which), present) },
  { pattern: /(?<![上下每这本\d一二两三四五六七八九十几个])(?:周|星期|礼拜)([一二三四五六日天末])(?![家村庄路到至\-—~–]|[一二三四五六日])/g, read: ([, day = ''], present) => weekOrEnd(day, null, present) },
  { pattern: /(上上个?|上个?|这个?|本)(?:周|星期|礼拜)(?![一二三四五六日天末边围])/g, read: ([, which], { today }) => span(addDays(today, 1 - weekday(today) - 7 * (back(which) ?? 0)), 7) },
  { pattern: new RegExp(`(上上个?|上个?|这个?|本)月份?的?(${NUMERAL})[号日]`, 'g'), read: ([, which, day = ''], present) => dayOfMonth(readNumber(day), back(which), present) },
  { pattern: /(上上个?|上个?|这个?|本)月(初|中旬|中|底|末)?(?!份?的?[\d一二三四五六七八九十廿]+[号日])/g, read: ([, which, third], { today }) => third ? thirdOf(addMonths(today, -(back(which) ?? 0)), third) : month(addMonths(today, -(back(which) ?? 0))) },
  { pattern: new RegExp(`((?:大前|前|去|今)年|(?:19|20)?\\d\\d年)?的?(${NUMERAL})月份?(${NUMERAL})[号日]?(?![\\d个元块层栋幢单])`, 'g'), read: ([, year, m = '', d = ''], present) => calendar(year, m, d, present) },
  { pattern: new RegExp(`((?:大前|前|去|今)年|(?:19|20)\\d\\d年)?的?(?<![\\d近过几每数个])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?![\\d一二三四五六七八九十廿])(初|中旬|中|底|末)?`, 'g'), read: ([, year, m = '', third], present) => monthOf(year, readNumber(m), third, present) },
  { pattern: /(?<![\d.-])((?:19|20)\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\d])/g, read: ([, y, , m = '', d = ''], present) => calendar(y, m, d, present) },
  { pattern: /(?<![\d./\p{L}-])(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9])(?![\d./-]|\s?\p{Script=Han}?[号栋幢楼层室单元])/gu, read: ([, m = '', d = ''], present) => calendar(undefined, m, d, present) },
  { pattern: new RegExp(`(?<=^|[,，。;；!！?？\\s(（]|[从自到至在是])(${NUMERAL})[号日](?=$|[,，。;；!！?？\\s)）]|凌晨|清晨|早|上午|中午|下午|傍晚|晚|夜|半夜|那天|当天|当晚|起|开始|就|到|至)`, 'g'), read: ([, day = ''], present) => dayOfMonth(readNumber(day), null, present) },
]; // prettier-ignore

/** Wordings that name a day, a week or a month, in English. */
export const ENGLISH_RULES: readonly TimeRule[] = [
  { pattern: /\b(?:the )?day before yesterday\b/g, read: (_, { today }) => on(addDays(today, -2)) },
  { pattern: /\b(?<!before )(yesterday|today)(?!'s paper)(?: (morning|afternoon|evening|night))?\b/g, read: ([, word, part], { today }) => on(addDays(today, word === 'today' ? 0 : -1), part ?? null) },
  { pattern: /\b(?:this (morning|afternoon|evening)|(tonight))\b/g, read: ([, part, tonight], { today }) => on(today, part ?? tonight ?? null) },
  { pattern: /\blast (night|evening)\b/g, read: ([, part = ''], { today }) => on(addDays(today, -1), part) },
  { pattern: new RegExp(`\\b(?:(last|this|on) )?(${ENGLISH_DAYS.join('|')})\\b(?: (morning|afternoon|evening|night))?`, 'g'), read: ([, which, day = '', part], present) => englishDay(which, day, part, present) },
  { pattern: /\b(last|this) (week|month)\b/g, read: ([, which, unit], { today }) => { const n = back(which) ?? 0; return unit === 'week' ? span(addDays(today, 1 - weekday(today) - 7 * n), 7) : month(addMonths(today, -n)); } },
  { pattern: new RegExp(`\\b${MONTH_WORD} (\\d{1,2})(?:st|nd|rd|th)?(?:,? ((?:19|20)\\d\\d))?(?![\\d:])`, 'g'), read: ([, m = '', d = '', y], present) => calendar(y, monthNumber(m), d, present) },
  { pattern: new RegExp(`${NEAR}(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH_WORD}(?:,? ((?:19|20)\\d\\d))?(?!\\p{L})`, 'gu'), read: ([, d = '', m = '', y], present) => calendar(y, monthNumber(m), d, present) },
]; // prettier-ignore

function monthNumber(word: string): string {
  return String(ENGLISH_MONTHS.split('|').indexOf(word) + 1);
}

function englishDay(which: string | undefined, word: string, part: string | undefined, present: Present): Dated | null {
  const number = weekdayCalled(word);
  const same = which === 'last' && weekday(present.today) === number;
  const found = same ? on(addDays(present.today, -7)) : dayOfWeek(number, null, present);
  return found && { ...found, part: part ?? null };
}

function weekOrEnd(word: string, weeksBack: number | null, present: Present): Dated | null {
  if (word !== '末') return dayOfWeek(weekdayCalled(word), weeksBack, present);
  const saturday = dayOfWeek(6, weeksBack, present);
  return saturday && span(saturday.day, 2, 'day');
}

function thirdOf(first: Day, third: string): Dated {
  const start = third === '初' ? 1 : third.startsWith('中') ? 11 : 21;
  const until =
    third === '初' ? { ...first, day: 11 } : third.startsWith('中') ? { ...first, day: 21 } : addMonths(first, 1);
  return { kind: 'dated', day: { ...first, day: start }, until, grain: 'week', part: null };
}

function monthOf(
  year: string | undefined,
  m: number | null,
  third: string | undefined,
  present: Present,
): Dated | null {
  if (!m || m > 12) return null;
  const first = { ...lastTime(m, 1, present) };
  const named = { ...first, year: yearOf(year, present) ?? first.year };
  return third ? thirdOf(named, third) : month(named);
}
