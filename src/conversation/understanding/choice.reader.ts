import { readNumber } from './chinese-number';
import { bare, normalise } from './normalise';

const N = '(\\d{1,3}|[一二三四五六七八九十]{1,3})';
const SHAPES: readonly RegExp[] = [
  new RegExp(`^${N}$`),
  new RegExp(`^[(\\[【〔「]\\s?${N}\\s?[)\\]】〕」]$`),
  new RegExp(`^#\\s?${N}$`),
  new RegExp(`^(?:我|就)?第\\s?${N}\\s?(?:个|项|条|种|行|款)?吧?$`),
  new RegExp(`^(?:我|就|我要|我想)?选(?:择|项)?\\s?:?\\s?(?:第\\s?)?${N}\\s?(?:个|项|条|种)?吧?$`),
  /^(?:option|choice|number|item|no\.)\s?(\d{1,3})$/,
  /^(?:i choose|i pick|i'll take|choose|pick)\s(?:option\s|number\s)?(\d{1,3})$/,
];
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const ORDINAL = new RegExp(`^(?:the )?(${ORDINALS.join('|')}|last)(?: one| option| choice)?(?: please)?$`);
const LAST = /^(?:我?选|就)?(?:最后(?:一)?[个项条]|末[个项])吧?$/;

/**
 * The place (from 0) in `labels` that the WHOLE message chooses, by number, ordinal or the label itself; null when the
 * message is anything more. An unmatched part makes it content: `人民路1号`, `1号` and `1和2` choose nothing.
 */
export function readChoice(text: string, labels: readonly string[]): number | null {
  if (text.length > 200 || labels.length === 0) return null;
  const whole = normalise(text);
  return byLabel(whole, labels) ?? within(byNumber(whole, labels.length), labels.length);
}

/** As `readChoice`, where only the label itself chooses: what is said by number depends on which list was seen. */
export function readLabel(text: string, labels: readonly string[]): number | null {
  return text.length > 200 ? null : byLabel(normalise(text), labels);
}

function within(number: number | null, count: number): number | null {
  return number !== null && number >= 1 && number <= count ? number - 1 : null;
}

function byLabel(whole: string, labels: readonly string[]): number | null {
  const asked = bare(whole);
  if (!asked) return null;
  const known = labels.map(bare);
  const same = known.flatMap((label, index) => (label === asked ? [index] : []));
  if (same.length > 0) return same.length === 1 ? (same[0] ?? null) : null;
  const numbered = /^(\d{1,3})\s?[.、):,]\s?(.+)$/.exec(asked);
  const index = numbered ? Number(numbered[1]) - 1 : -1;
  return numbered && known[index] === numbered[2] ? index : null;
}

function byNumber(whole: string, count: number): number | null {
  const trimmed = whole.replace(/\s?[.。、,!)~]{1,3}$/, '');
  for (const said of [whole, trimmed]) {
    for (const shape of SHAPES) {
      const match = shape.exec(said);
      if (match?.[1] && !/^0/.test(match[1])) return readNumber(match[1]);
    }
    if (LAST.test(said)) return count;
    const ordinal = ORDINAL.exec(said)?.[1];
    if (ordinal) return ordinal === 'last' ? count : ORDINALS.indexOf(ordinal) + 1;
  }
  return null;
}
