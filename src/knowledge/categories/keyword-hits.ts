import { isHan } from '../fold';
import { createWordIndex, WordMatch } from '../word-index';

/** Between the halves of a keyword as 暖气…不热 there may be so many characters. */
const GAP = 8;

/** The place of a keyword in a list. */
type KeywordNumber = number;

interface Half {
  keyword: KeywordNumber;
  half: 'whole' | 'first' | 'second';
}

/**
 * Reads which keywords a text holds. A keyword inside a longer one that was found does not count (漏水 in 暖气漏水),
 * and one of two halves (暖气…不热) is found when the second follows closely.
 */
export function createKeywordReader(keywords: readonly string[]): (folded: string) => Set<KeywordNumber> {
  const index = createWordIndex(keywords.flatMap(toHalves));
  return (folded) => {
    const matches = index.matches(folded);
    const whole = outermost(matches.filter(({ value }) => value.half === 'whole'));
    return new Set([...whole.map(({ value }) => value.keyword), ...joined(matches)]);
  };
}

/** How much a keyword tells: longer words are rarer. Two English letters say about as much as a Chinese character. */
export function weightOf(keyword: string): number {
  let size = 0;
  for (let i = 0; i < keyword.length; i++) size += isHan(keyword.charCodeAt(i)) ? 1 : 0.4;
  return size ** 1.5;
}

function toHalves(keyword: string, number: KeywordNumber): [string, Half][] {
  const [first = '', second] = keyword.split('…');
  if (!second) return [[first, { keyword: number, half: 'whole' }]];
  return [
    [first, { keyword: number, half: 'first' }],
    [second, { keyword: number, half: 'second' }],
  ];
}

/** Keywords of two halves whose second follows the first closely; matches come by their start. */
function joined(matches: readonly WordMatch<Half>[]): KeywordNumber[] {
  const firstEnd = new Map<KeywordNumber, number>();
  const found: KeywordNumber[] = [];
  for (const { start, end, value } of matches) {
    const behind = start - (firstEnd.get(value.keyword) ?? -Infinity);
    if (value.half === 'first') firstEnd.set(value.keyword, end);
    else if (value.half === 'second' && behind >= 0 && behind <= GAP) found.push(value.keyword);
  }
  return found;
}

/** Without those that lie inside a longer one; matches come by their start. */
function outermost(matches: readonly WordMatch<Half>[]): WordMatch<Half>[] {
  const longest = new Map<number, number>();
  for (const { start, end } of matches) longest.set(start, Math.max(end, longest.get(start) ?? 0));
  const kept: WordMatch<Half>[] = [];
  let reached = 0;
  for (const match of matches) {
    const sameSpan = kept.at(-1)?.start === match.start;
    if (match.end !== longest.get(match.start) || !(match.end > reached || sameSpan)) continue;
    kept.push(match);
    reached = match.end;
  }
  return kept;
}
