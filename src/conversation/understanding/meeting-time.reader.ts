import { instantOf, wallTime } from '../../shared/wall-time';
import { NUMERAL, readNumber } from './chinese-number';
import { cleanText, foldWidth } from './normalise';
import { CLOCK, hourOf, PART, startOfPart } from './time-of-day';
import type { Hour, Present } from './time.model';
import { addDays, type Day, ENGLISH_DAYS, isDay, weekday, weekdayCalled } from './zone-time';

const MINUTE = 60_000;
/** A day that is named without an hour is meant from then on, in minutes. */
const OPENS = 9 * 60;
/** People are not called for later than this. */
const FARTHEST_DAYS = 14;
const READ = 500;

const ENGLISH_NUMBERS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const AHEAD: Readonly<Record<string, number>> = {
  ...{ 今: 0, 明: 1, 后: 2, 大后: 3 },
  ...{ today: 0, tonight: 0, tomorrow: 1 },
};

const PART_SAID = `(?<said>早上|早|晨|晚上|晚|夜里|夜|${PART})?`;
const CHINESE_DAY = `(?<ahead>大后|后|今|明)(?:天|日|儿)?`;
const WEEK_DAY = '(?<week>下个?|这个?|本)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])';
const DATE = `(?<month>${NUMERAL})月(?<date>${NUMERAL})[号日]`;
const ENGLISH_DAY = `\\b(?<named>today|tonight|tomorrow|${ENGLISH_DAYS.join('|')})`;
const DAY = `(?:${CHINESE_DAY}|${WEEK_DAY}|${DATE}|${ENGLISH_DAY})\\s?${PART_SAID}`;
const DAY_BEFORE = new RegExp(`${DAY}[的,，]?\\s?(?:at |around )?$`, 'u');
const DAY_AFTER = new RegExp(`^\\s?(?:on )?${ENGLISH_DAY}`, 'u');
const DAY_ALONE = new RegExp(DAY.replace('(?:天|日|儿)?', '(?:天|日|儿|(?=早|晚|夜))'), 'u');
const CLOCKS = new RegExp(CLOCK, 'gu');
const SPAN = new RegExp(
  `(?<half>半个?小时|half an hour)|(?<count>${NUMERAL})\\s?(?:个?(?<hours>小时|钟头|hours?|h\\b)(?<more>半)?|分钟|minutes?|min\\b)`,
  'u',
);
const AFTER_NOW = /^(?:之?后|以后|内|之内)|^\s?(?:from now|later)/u;
const IN_ENGLISH = /\b(?:in|within) $/u;
/** What was, or is so every day, is no appointment. */
const NOT_AHEAD =
  /(?:昨|前)(?:天|日|晚|夜|早)?的?\s?$|每[天日晚周]?的?\s?$|天天$|(?:yesterday|last night|every \w+)(?: at)? ?$/u;

type Groups = Readonly<Record<string, string | undefined>>;

/**
 * When people are to meet, as somebody says who calls them: `今晚七点`, `明早八点半`, `半小时后`, `7 pm tonight`; an hour
 * without a day is the next time the clock shows it. Null when no time ahead is told, or one more than two weeks away.
 */
export function readMeetingTime(words: string, now: Date, timeZone: string): Date | null {
  const text = spelled(foldWidth(cleanText(words.slice(0, READ))).toLowerCase());
  const { year, month, day } = wallTime(now, timeZone);
  const present: Present = { now, timeZone, today: { year, month, day } };
  const found = spanAhead(text, now) ?? clockAhead(text, present) ?? dayAhead(text, present);
  const isAhead = found && found > now && found.getTime() - now.getTime() <= FARTHEST_DAYS * 24 * 60 * MINUTE;
  return isAhead ? found : null;
}

/** `at seven tonight` and `周一十点` as the patterns of a clock read them. */
function spelled(text: string): string {
  const inFigures = text.replace(/\b(at|around|in|within) ([a-z]+)\b/gu, (all, before: string, word: string) => {
    const number = ENGLISH_NUMBERS.indexOf(word) + 1;
    return number ? `${before} ${number}` : all;
  });
  return inFigures
    .replace(/\b(at|around) (\d{1,2})(?= (?:tonight|today|tomorrow|on)\b)/gu, "$1 $2 o'clock")
    .replace(/(周|星期|礼拜)([一二三四五六日天])(?=[一二三四五六七八九十])/gu, '$1$2 ');
}

function spanAhead(text: string, now: Date): Date | null {
  const match = SPAN.exec(text);
  if (!match?.groups) return null;
  const before = text.slice(0, match.index);
  const isAhead = AFTER_NOW.test(text.slice(match.index + match[0].length)) || IN_ENGLISH.test(before);
  return isAhead ? new Date(now.getTime() + minutesOf(match.groups) * MINUTE) : null;
}

function minutesOf({ half, count = '', hours, more }: Groups): number {
  if (half) return 30;
  return (readNumber(count) ?? 0) * (hours ? 60 : 1) + (more ? 30 : 0);
}

/** The first hour that is not of what was or recurs. */
function clockAhead(text: string, present: Present): Date | null {
  for (const match of text.matchAll(CLOCKS)) {
    const before = text.slice(0, match.index);
    if (NOT_AHEAD.test(before)) continue;
    const day = DAY_BEFORE.exec(before) ?? DAY_AFTER.exec(text.slice(match.index + match[0].length));
    const found = hourOn(match.groups ?? {}, day?.groups, present);
    if (found) return found;
  }
  return null;
}

function hourOn(clock: Groups, day: Groups | undefined, present: Present): Date | null {
  const hour = hourOf(clock, day ? partOf(day) : null);
  if (!hour) return null;
  return day ? onDay(hour, dayOf(day, present), present) : next(hour, present);
}

/** A day, or a part of it, without an hour; today alone says nothing. */
function dayAhead(text: string, present: Present): Date | null {
  const groups = DAY_ALONE.exec(text)?.groups;
  const day = groups && dayOf(groups, present);
  if (!groups || !day) return null;
  const part = partOf(groups);
  return instantOf(day, (part && startOfPart(part)?.from) || OPENS, present.timeZone);
}

function partOf({ said, named }: Groups): string | null {
  return said ?? (named === 'tonight' ? named : null);
}

function dayOf(groups: Groups, { today }: Present): Day | null {
  const { ahead, named = '', month, date } = groups;
  const days = AHEAD[ahead ?? named];
  if (days !== undefined) return addDays(today, days);
  return month && date ? dated(readNumber(month), readNumber(date), today) : dayOfWeek(groups, today);
}

function dayOfWeek({ named = '', week, weekday: name }: Groups, today: Day): Day | null {
  const number = weekdayCalled(name ?? named);
  if (!number) return null;
  if (week?.startsWith('下')) return addDays(today, 7 - weekday(today) + number);
  return addDays(today, (number - weekday(today) + 7) % 7);
}

/** This year's, or next year's once that is past. */
function dated(month: number | null, date: number | null, today: Day): Day | null {
  if (!month || !date) return null;
  const year = today.month > month ? today.year + 1 : today.year;
  return isDay({ year, month, day: date }) ? { year, month, day: date } : null;
}

/** On a day that was named; one to six o'clock is of the afternoon unless the part of day was told. */
function onDay(hour: Hour, day: Day | null, { now, timeZone }: Present): Date | null {
  if (!day) return null;
  const early = instantOf(day, hour.from, timeZone);
  const later = hour.either && (hour.from < 7 * 60 || early <= now);
  return later ? instantOf(day, hour.from + 720, timeZone) : early;
}

/** Without a day it is the next time the clock shows that hour. */
function next(hour: Hour, { now, timeZone, today }: Present): Date | null {
  const offsets = hour.either ? [hour.from, hour.from + 720] : [hour.from];
  const all = [0, 1].flatMap((days) => offsets.map((minutes) => instantOf(addDays(today, days), minutes, timeZone)));
  return all.sort((one, other) => one.getTime() - other.getTime()).find((instant) => instant > now) ?? null;
}
