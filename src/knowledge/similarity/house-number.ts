import { fold } from '../fold';

const HOUSE = /(\d{1,5})\s*(?:号楼|号院|号|栋|幢|座|#)/gu;
const ENGLISH = /(?:no\.?|number|building|house)\s*(\d{1,5})/gu;

/** A street's open matters are held against each new one, so the same texts come again and again. */
const REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 500;
const told = new Map<string, readonly string[]>();

/** True unless both texts tell house numbers and none is in both: number 5 is not number 9. */
export function mayBeSameHouse(one: string, other: string): boolean {
  const [mine, theirs] = [numbersIn(one), numbersIn(other)];
  return !mine.length || !theirs.length || mine.some((number) => theirs.includes(number));
}

function numbersIn(text: string): readonly string[] {
  const known = told.get(text);
  if (known) return known;
  const folded = fold(text);
  const numbers = [HOUSE, ENGLISH].flatMap((shape) => [...folded.matchAll(shape)].map(([, number = '']) => number));
  if (text.length <= LONGEST_REMEMBERED) remember(text, numbers);
  return numbers;
}

function remember(text: string, numbers: readonly string[]): void {
  told.set(text, numbers);
  if (told.size <= REMEMBERED) return;
  const [oldest] = told.keys();
  if (oldest !== undefined) told.delete(oldest);
}
