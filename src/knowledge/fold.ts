const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_SHIFT = 0xfee0;
const IDEOGRAPHIC_SPACE = 0x3000;

/**
 * Full-width forms become ordinary ones and capitals small. Every character stays at its index, so a place found in the
 * folded text is cut from the text as it was written.
 */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(foldUnit(text.charCodeAt(i)));
  return folded;
}

function foldUnit(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit + 32;
  if (unit < FULL_WIDTH_FIRST) return unit === IDEOGRAPHIC_SPACE ? 0x20 : unit;
  if (unit > FULL_WIDTH_LAST) return unit;
  return foldUnit(unit - FULL_WIDTH_SHIFT);
}

/** True for the characters English words are made of. */
export function isLatin(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** True for Chinese characters of the basic block. */
export function isHan(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff;
}
