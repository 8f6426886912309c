const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const REGIONAL = /[\u{1F1E6}-\u{1F1FF}]$/u;
const GOOD_END = /[\s。！？；，.!?;,]$/u;

/** How far before the limit a border is looked for; segmenting is quadratic, so never the whole of a long text. */
const WINDOW = 256;
/** A window that starts inside a character may see borders that are none; so close to its start none is believed. */
const UNSURE = 64;

/** The text without halves of characters, which the platform refuses. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/**
 * Pieces of at most `max` UTF-16 units that together are the text: cut behind a line where there is one in the second
 * half, else behind a word or sentence, and never inside what a reader sees as one character. Pieces with nothing to
 * see are left out.
 */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = wellFormed(text);
  while (rest.length > max) {
    const cut = cutOf(rest, max);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  pieces.push(rest);
  return pieces.filter((piece) => piece.trim() !== '');
}

/** The beginning of a text in at most `max` UTF-16 units, with an ellipsis where something is missing. */
export function shorten(text: string, max: number): string {
  const whole = wellFormed(text);
  return whole.length <= max ? whole : `${whole.slice(0, borderBefore(whole, max - 1))}…`;
}

function cutOf(text: string, max: number): number {
  const line = text.lastIndexOf('\n', max - 1) + 1;
  return line > max / 2 ? line : borderBefore(text, max);
}

function borderBefore(text: string, max: number): number {
  for (const width of [WINDOW, max]) {
    const start = Math.max(0, safeStart(text, max - width));
    const border = lastBorder(text, start, max);
    if (border > (start === 0 ? 0 : start + UNSURE)) return border;
  }
  // One "character" longer than a message: only a half of a surrogate pair must not be left over.
  return Math.max(1, isLowSurrogate(text, max) ? max - 1 : max);
}

function lastBorder(text: string, start: number, max: number): number {
  let any = 0;
  let good = 0;
  for (const { index, segment } of graphemes.segment(text.slice(start, max + UNSURE))) {
    const end = start + index + segment.length;
    if (end > max) break;
    any = end;
    if (GOOD_END.test(segment)) good = end;
  }
  return good > start + UNSURE ? good : any;
}

/** Flags are pairs: counting them must begin where their row begins. */
function safeStart(text: string, from: number): number {
  let start = from > 0 && isLowSurrogate(text, from) ? from - 1 : from;
  while (start > 1 && REGIONAL.test(text.slice(start - 2, start))) start -= 2;
  return start;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
