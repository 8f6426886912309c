import { fold } from '../fold';

const HOUSE = /(\d{1,5})\s*(?:号楼|号院|号|栋|幢|座|#)/gu;
const ENGLISH = /(?:no\.?|number|building|house)\s*(\d{1,5})/gu;

/** True unless both texts tell house numbers and none is in both: number 5 is not number 9. */
export function mayBeSameHouse(one: string, other: string): boolean {
  const [mine, theirs] = [numbersIn(one), numbersIn(other)];
  return !mine.length || !theirs.length || mine.some((number) => theirs.includes(number));
}

function numbersIn(text: string): string[] {
  const folded = fold(text);
  return [HOUSE, ENGLISH].flatMap((shape) => [...folded.matchAll(shape)].map(([, number = '']) => number));
}
