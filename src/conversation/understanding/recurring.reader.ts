import { NUMERAL } from './chinese-number';
import { cleanText, foldWidth, without } from './normalise';
import { CLOCK, PART } from './time-of-day';

/** A thing that happens again and again: how often, and the words as said. */
export interface Recurring {
  every: 'hour' | 'day' | 'week' | 'month' | 'year';
  text: string;
  rest: string;
}

const HOUR = CLOCK.replace(/\?<[a-z]+>/g, '?:');
const WHEN = `(?:的?(?:${PART}))?(?:的?${HOUR}(?:\\s?(?:到|至|-|~)\\s?(?:第二天|次日)?${HOUR})?)?`;
const DAY = '[一二三四五六日天末]';
const SHAPES: readonly (readonly [Recurring['every'], RegExp])[] = [
  ['hour', new RegExp(`每隔?(?:${NUMERAL}个?|个)?(?:小时|钟头|分钟)|\\bevery (?:\\w+ )?(?:hours?|minutes?)\\b`)],
  ['week', new RegExp(`每(?:个)?(?:周|星期|礼拜)${DAY}?${WHEN}|每到周末${WHEN}|周末(?:都|总是?|经常)|\\bevery (?:week(?:end)?|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\\b`)],
  ['month', new RegExp(`每(?:个)?月(?:${NUMERAL}[号日])?|月月|\\bevery month\\b`)],
  ['year', /每年|年年|\bevery (?:year|summer|winter|spring|autumn)\b/],
  ['day', new RegExp(`(?:每(?:隔?(?:${NUMERAL})?(?:天|日)|晚|夜|早|到)|天天|夜夜|日日)${WHEN}|\\bevery ?(?:day|night|morning|evening|afternoon)\\b|\\ball the time\\b`)],
]; // prettier-ignore

/** How often something recurs (`每天晚上八点到十点`, `每周三`, `every night`), by the first such words; null when it does not. */
export function readRecurring(text: string): Recurring | null {
  const clean = cleanText(text.slice(0, 4_000));
  const folded = foldWidth(clean);
  for (const [every, shape] of SHAPES) {
    const match = new RegExp(shape, 'u').exec(folded);
    if (!match) continue;
    const end = match.index + match[0].length;
    return { every, text: clean.slice(match.index, end), rest: without(clean, match.index, end) };
  }
  return null;
}
