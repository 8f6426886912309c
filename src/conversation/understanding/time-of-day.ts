import { NUMERAL, readNumber } from './chinese-number';
import { type Hour } from './time.model';

interface Part {
  words: RegExp;
  /** When it begins, in hours. */
  from: number;
  /** The hour on a 24-hour clock of an hour said with this part; 24 and more is the next day. */
  at(hour: number): number;
}

const afternoon = (hour: number): number => (hour < 12 ? hour + 12 : hour);
const night = (hour: number): number => (hour <= 5 ? hour + 24 : hour === 12 ? 24 : hour < 12 ? hour + 12 : hour);

/** The parts of the day by their words. */
const PARTS: readonly Part[] = [
  { words: /凌晨|后半夜/, from: 0, at: (hour) => (hour === 12 ? 0 : hour) },
  { words: /半夜|深夜|午夜|大晚上|midnight/, from: 23, at: night },
  { words: /清晨|大清早|清早|一大早|一早|早晨|早上|早间|晨|早|in the morning|morning/, from: 6, at: (hour) => hour },
  { words: /上午/, from: 8, at: (hour) => hour },
  { words: /中午|正午|noon/, from: 11, at: (hour) => (hour < 5 ? hour + 12 : hour) },
  { words: /下午|午后|afternoon/, from: 13, at: afternoon },
  { words: /傍晚|黄昏/, from: 17, at: afternoon },
  { words: /晚上|夜里|夜间|夜晚|晚间|当晚|晚|夜|tonight|evening|night/, from: 18, at: night },
];
const PART_WORDS =
  '凌晨|后半夜|半夜|深夜|午夜|大晚上|清晨|大清早|清早|一大早|一早|早晨|早上|早间|上午|中午|正午|下午|午后|傍晚|黄昏|晚上|夜里|夜间|夜晚|晚间|(?:in the |at )?(?:morning|afternoon|evening|noon|night|midnight)';

/** A part of day, as the beginning of a pattern. */
export const PART = `(?:${PART_WORDS})`;
const POINT = '点钟|点整|点|时(?!候|间|常|不|而|段|代|刻|有|尚|机)';
const COUNTED = '(?!意|建|要求|问|原因|诉|希|看法|理由|说|疑|请|不足|体会|经验|以下|内容|[:：]\\D)';
/** `一点` is one o'clock after a part of day or before a mark; else it is `a little`. */
const ONE =
  '(?!一点[儿都也不没])(?:(?<=[晨午上夜间里昏]|[昨今前当]晚|今早)|(?!一点)|(?<!\\p{Script=Han})(?!一点(?![半多左钟整许到至一二三四五零十]|\\P{L}|$)))';
const CHINESE = `${ONE}(?<!第|以下|下面|如下|共|这|那|有|几|\\d|\\.)(?<h>${NUMERAL})(?:${POINT})${COUNTED}(?:(?<half>半)|(?<quarter>[一三])刻|(?<m>${NUMERAL}(?=分)|\\d{2}|[一二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九])分?(?!号|栋|楼|个|元|次|岁|人|块))?(?:多|左右|钟|许|前后)?`;
const DIGITAL =
  '(?<![\\d.:/-])(?<dh>[01]?\\d|2[0-4])[:：](?<dm>[0-5]\\d)(?:[:：][0-5]\\d)?(?![\\d:])(?:\\s?(?<dap>am|pm|a\\.m\\.|p\\.m\\.))?';
const ENGLISH = "(?<![\\d.])(?<eh>1[0-2]|0?[1-9])\\s?(?<ap>am|pm|a\\.m\\.|p\\.m\\.|o'clock)";
const AT = '(?<=\\bat )(?<ah>1[0-2]|0?[1-9])(?![\\d:/-]|\\s?\\p{L})';

/** An hour with or without its part of day. */
export const CLOCK = `(?:(?<part>${PART})[的,，]?\\s?)?(?:${CHINESE}|${DIGITAL}|${ENGLISH}|${AT})(?:\\s(?<after>in the (?:morning|afternoon|evening)|at night|tonight))?`;

/** Where a part of day begins. */
export function startOfPart(word: string): Hour | null {
  const part = PARTS.find(({ words }) => words.test(word));
  return part ? { from: part.from * 60, grain: 'part', either: false } : null;
}

/** `两三点` is about two. */
const ABOUT = /^([一二两三四五六七八九])[一二三四五六七八九]$/;

/** The named groups of a match of `CLOCK`. */
export type ClockGroups = Readonly<Record<string, string | undefined>>;

/** The hour in a match of `CLOCK`; `said` is a part of day that stood before it (昨晚 八点). */
export function hourOf(groups: ClockGroups, said: string | null): Hour | null {
  const hour = readNumber(first(groups, ['h', 'dh', 'eh', 'ah']).replace(ABOUT, '$1'));
  const minute = minuteOf(groups);
  if (hour === null || minute === null || hour > 24 || minute > 59) return null;
  const placed = onTheDay(hour, groups, said);
  const grain = minute > 0 || groups.dm ? 'minute' : 'hour';
  return { from: (placed ?? hour) * 60 + minute, grain, either: placed === null && ambiguous(hour, groups) };
}

/** The hour on a 24-hour clock when something said which half of the day it is in. */
function onTheDay(hour: number, groups: ClockGroups, said: string | null): number | null {
  const half = first(groups, ['dap', 'ap']);
  if (half && half !== "o'clock") return (hour % 12) + (half.startsWith('p') ? 12 : 0);
  const word = first(groups, ['part', 'after']) || said;
  const part = word ? PARTS.find(({ words }) => words.test(word)) : undefined;
  return part && hour <= 12 ? part.at(hour) : null;
}

/** `8:30` is told on a 24-hour clock, `8点` on the one on the wall. */
function ambiguous(hour: number, groups: ClockGroups): boolean {
  return !groups.dh && hour >= 1 && hour <= 11;
}

function first(groups: ClockGroups, names: readonly string[]): string {
  return names.map((name) => groups[name]).find(Boolean) ?? '';
}

function minuteOf(groups: ClockGroups): number | null {
  if (groups.half) return 30;
  if (groups.quarter) return groups.quarter === '一' ? 15 : 45;
  const minutes = first(groups, ['m', 'dm']);
  return minutes ? readNumber(minutes.replace(/^[零〇]/, '')) : 0;
}
