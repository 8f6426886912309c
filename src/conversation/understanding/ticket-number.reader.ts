import { cleanText, foldWidth } from './normalise';

/** A string with the shape of a ticket number; whether its check digit is right is for the tickets to say. */
export interface TicketNumberLike {
  /** `BJ-261122-0042-7` */
  canonical: string;
  /** The day's running number as staff say it: `0042` */
  short: string;
}

const DASH = '\\s{0,2}[-_‐-―−－ー·.]?\\s{0,2}';
const SHAPE = new RegExp(
  `(?<![a-z0-9])([a-z]{2})${DASH}(\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))${DASH}(\\d{4,8})${DASH}(\\d)(?![a-z0-9]|[-‐-―−－]\\d)`,
  'g',
);
const SHORT =
  /^(?:[/#]?[a-z_]{2,20}(?:@[\w-]{1,64})?\s+|\/?\p{Script=Han}{1,6}\s?[:：]?\s?)?(#|no\.|№|工单|单号)?\s?(\d{4,8})(?![\d.:/-]|\s?[年元号岁个米度室弄房幢栋])/u;
const LAST_DIGITS = /^(?:#|no\.|№|工单|单子|单号|尾号)?\s?[:：]?\s?(\d{4,8})(?:\s?号?(?:单子?|工单))?[。.?？]?$/;

/** Every ticket-number-like string in the text, in order and once each; dashes, blanks, width and case do not matter. */
export function readTicketNumbers(text: string): TicketNumberLike[] {
  const found = new Map<string, TicketNumberLike>();
  for (const match of foldWidth(cleanText(text)).matchAll(SHAPE)) {
    const [, city = '', date = '', sequence = '', check = ''] = match;
    const canonical = `${city.toUpperCase()}-${date}-${sequence}-${check}`;
    found.set(canonical, { canonical, short: sequence });
  }
  return [...found.values()];
}

/** The short number staff give after a verb (`签收 0042`, `办结0042 已修好`, `/accept 0042`, `#0042`); null for a bare number. */
export function readShortNumber(text: string): string | null {
  const said = foldWidth(cleanText(text.slice(0, 400)));
  const match = SHORT.exec(said);
  return match?.[2] && match.index === 0 && !said.startsWith(match[2]) ? match[2] : null;
}

/** The last digits of a ticket number, when the WHOLE message is nothing else: `0042`, `尾号 0042`, `#0042`. */
export function readLastDigits(text: string): string | null {
  return LAST_DIGITS.exec(foldWidth(cleanText(text.slice(0, 40))))?.[1] ?? null;
}
