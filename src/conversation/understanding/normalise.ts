import { remembered } from '../../knowledge';

/** The most characters of one message that are ever read or kept; more is cut before any work is done on it. */
export const MAX_TEXT = 8_000;

const BREAKS = /\r\n?|\u2028|\u2029/g;
/** Controls (line feed and tab apart), soft hyphen, zero-width, bidi, variation selectors, tags and lone surrogates. */
const UNSEEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{E0000}-\u{E0FFF}\uD800-\uDFFF]/gu;
const KEYCAP = /\u20E3/g;

function cut(text: string): string {
  return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
}

/**
 * The form in which two texts are compared: widths folded, latin in lower case, unseen characters gone, every run of
 * white space one blank. Applying it twice changes nothing. Never shown and never stored.
 */
export const normalise = remembered((text: string): string => {
  const seen = cut(text).replace(BREAKS, '\n').replace(UNSEEN, '').replace(KEYCAP, '');
  const folded = seen.normalize('NFKC').toLowerCase().normalize('NFKC').replace(UNSEEN, '');
  return cut(folded.replace(/\s+/g, ' ').trim()).trim();
});

/**
 * What is kept of a person's words: unseen characters gone, line breaks kept, at most one blank line and two blanks in a
 * row. Readers look for what stands before and behind blanks: a long run of them would cost its square.
 */
export function cleanText(text: string): string {
  return cut(text)
    .replace(BREAKS, '\n')
    .replace(UNSEEN, '')
    .replace(/[^\S\n]{3,}/g, '  ')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * Folds full-width letters, digits and marks, and capitals, one character for one, so that a place found in the folded
 * text is the same place in the text given.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0]/g, ' ')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A whole short message without its trailing and leading marks, blanks and pictures: `好的！！👌` is `好的`. */
export const bare = remembered((text: string): string =>
  normalise(text.slice(0, 200))
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, ''),
);

/** What is left of a text when a stretch is taken out, without the marks and blanks left hanging at the seam. */
export function without(text: string, start: number, end: number): string {
  const before = text.slice(0, start).replace(/[\s,，、;；:：]+$/, '');
  const after = text.slice(end).replace(/^[\s,，、;；:：]+/, '');
  if (!before || !after) return (before + after).trim();
  const joint = /[。.!！?？\n]$/.test(before) ? '' : /[\u4e00-\u9fff]/.test(before + after) ? '，' : ' ';
  return `${before}${joint}${after}`.trim();
}
