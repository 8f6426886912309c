import { bare, normalise } from './normalise';
import { readNumber } from './chinese-number';
import { NO, NO_VERDICT, type Rating, RATING_PATTERNS, YES } from './rating.words';

export type { Rating } from './rating.words';

const LONGEST = 120;
const MARKED =
  /^(?:我?(?:给|打|评)(?:个)?)?\s?([1-5]|[一二两三四五])\s?(?:分|颗?星|stars?|points?|\/\s?5)(?:好评|差评|吧)?$/;
const STARS = /^(?:⭐|🌟|★){1,5}☆*$/u;
const YES_WORDS = new Set(YES);
const NO_WORDS = new Set(NO);

/**
 * How satisfied the person says to be: 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. A bare number counts only as
 * the whole message; a short verdict may have words around it. Null when the text gives no verdict.
 */
export function readRating(text: string): Rating | null {
  if (text.length > LONGEST) return null;
  const whole = normalise(text);
  if (STARS.test(whole)) return step((whole.match(/⭐|🌟|★/gu) ?? []).length);
  const said = bare(text);
  const number = /^[1-5一二三四五]$/.exec(said)?.[0] ?? MARKED.exec(said)?.[1];
  if (number) return step(readNumber(number));
  return NO_VERDICT.test(said) ? null : byWords(said);
}

function byWords(said: string): Rating | null {
  return RATING_PATTERNS.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

function step(number: number | null): Rating | null {
  return number === 1 || number === 2 || number === 3 || number === 4 || number === 5 ? number : null;
}

/** A whole-message yes (true) or no (false), in either language; null when the message is anything else. */
export function readYesNo(text: string): boolean | null {
  if (text.length > 40) return null;
  const whole = normalise(text).replace(/[\u{1F3FB}-\u{1F3FF}]/gu, '');
  const said = bare(text).replace(/[’‘]/g, "'").replace(/,\s*/g, ' ');
  for (const form of [whole, said, said.replace(/(?:谢谢您?|感谢|哈|呢|哦|噢|啦| thanks| thank you)$/, '').trim()]) {
    if (YES_WORDS.has(form)) return true;
    if (NO_WORDS.has(form)) return false;
  }
  return null;
}
