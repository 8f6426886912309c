import { cleanText, foldWidth } from './normalise';

const NUMBERED = /^([1-9])(?:[\s.、,，:：。)）]+([\s\S]*))?$/u;
/** `3 号楼归物业` counts houses, it is not the third reason. */
const COUNTED = /^\d\s+[号楼栋幢层个天次条家户点月日年米人]/u;

/** A number of a list of so many, with what is said behind it: `2`, `2 那是河道`, `２、不在辖区`. Null for anything else. */
export function readReasonNumber(text: string, count: number): { number: number; words: string | null } | null {
  const clean = foldWidth(cleanText(text)).trim();
  const [, figure = '', words = ''] = NUMBERED.exec(clean) ?? [];
  const number = Number(figure);
  if (!number || number > count || COUNTED.test(clean)) return null;
  return { number, words: words.trim() || null };
}
