import { fold, isHan, isLatin } from '../fold';

/** Small words that stand in every sentence and tell nothing of the matter. */
const SMALL = new Set('的了着过是在有和就都也很又还已把被给让这那个里边处吧呢吗啊呀您你我');
const BIGRAM = 2;
/** Of less than so many pairs nothing can be told but that they are the same. */
const LEAST_PAIRS = 3;

/** The pairs of neighbouring characters of a text: letters, figures and Chinese characters without the small words. */
export function pairsOf(text: string): Set<string> {
  const kept = [...fold(text)].filter((char) => isWord(char.charCodeAt(0)) && !SMALL.has(char));
  return new Set(
    kept
      .slice(0, -1)
      .map((char, index) => char + (kept[index + 1] ?? ''))
      .filter(isPair),
  );
}

/**
 * How much of the shorter text stands in the longer one too, from 0 to 100. Who says less is not told to have said
 * something else; of very short texts the longer one must say no more either.
 */
export function likeness(one: string, other: string): number {
  const [less, more] = [pairsOf(one), pairsOf(other)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>];
  if (!less.size) return 0;
  const shared = [...less].filter((pair) => more.has(pair)).length;
  const of = less.size < LEAST_PAIRS ? Math.min(more.size, LEAST_PAIRS) : less.size;
  return Math.round((100 * shared) / of);
}

function isWord(unit: number): boolean {
  return isHan(unit) || isLatin(unit);
}

function isPair(pair: string): boolean {
  return pair.length === BIGRAM;
}
