import { fold, isLatin } from './fold';

/** A word of the index found in a text; `end` is the index behind it. */
export interface WordMatch<T> {
  start: number;
  end: number;
  value: T;
}

/** Finds the words of a fixed list in a text. */
export interface WordIndex<T> {
  /** All of them, also inside one another, by where they begin and then the shorter first. `text` must be folded. */
  matches(text: string): WordMatch<T>[];
}

interface Node<T> {
  next: Map<number, Node<T>>;
  values: T[];
}

/**
 * Builds the index once. A look-up walks from each character no further than the longest word, so its time grows with
 * the length of the text only. English words match whole, or with a plural's ending.
 */
export function createWordIndex<T>(words: Iterable<readonly [string, T]>): WordIndex<T> {
  const root: Node<T> = { next: new Map(), values: [] };
  for (const [word, value] of words) insert(root, fold(word), value);
  return { matches: (text) => findAll(root, text) };
}

function insert<T>(root: Node<T>, word: string, value: T): void {
  let node = root;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    let next = node.next.get(unit);
    if (!next) node.next.set(unit, (next = { next: new Map(), values: [] }));
    node = next;
  }
  if (node !== root) node.values.push(value);
}

function findAll<T>(root: Node<T>, text: string): WordMatch<T>[] {
  const found: WordMatch<T>[] = [];
  for (let start = 0; start < text.length; start++) {
    if (insideWord(text, start)) continue;
    let node: Node<T> | undefined = root;
    for (let at = start; at < text.length; at++) {
      node = node.next.get(text.charCodeAt(at));
      if (!node) break;
      const end = node.values.length ? wordEnd(text, at + 1) : -1;
      if (end > 0) for (const value of node.values) found.push({ start, end, value });
    }
  }
  return found;
}

/** In the middle of an English word nothing begins. */
function insideWord(text: string, at: number): boolean {
  return at > 0 && isLatin(text.charCodeAt(at)) && isLatin(text.charCodeAt(at - 1));
}

/** Where the word ends, a plural's ending included; -1 when an English word goes on. */
function wordEnd(text: string, at: number): number {
  if (!isLatin(text.charCodeAt(at - 1)) || !isLatin(text.charCodeAt(at))) return at;
  for (const ending of ['s', 'es']) {
    const end = at + ending.length;
    if (text.startsWith(ending, at) && !isLatin(text.charCodeAt(end))) return end;
  }
  return -1;
}
