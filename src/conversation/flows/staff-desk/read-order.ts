import { cleanText, foldWidth, readSlash } from '../../understanding';
import { DESK_ORDER_NAMES, DESK_ORDERS, type DeskOrder } from './desk-orders';

/** An order, the ticket it is about if one was named, and the words behind it. */
export interface StaffOrder {
  order: DeskOrder;
  /** The verb as it was said, small. */
  verb: string;
  number: string | null;
  words: string | null;
}

const BY_VERB: ReadonlyMap<string, DeskOrder> = new Map(
  DESK_ORDER_NAMES.flatMap((order) => DESK_ORDERS[order].verbs.map((verb) => [verb, order] as const)),
);

const VERBS = [...BY_VERB.keys()].sort((one, other) => other.length - one.length);

const NUMBER = String.raw`(?:[a-z]{2}[-\s]?\d{6}[-\s]?\d{4,8}[-\s]?\d)|\d{4,8}`;

const ORDER = new RegExp(
  `^(${VERBS.join('|')})` + String.raw`(?:[\s:：,，#]*(${NUMBER})(?!\d))?(?:[\s:：,，。]+([\s\S]+)|\s*)$`,
  'iu',
);

const NUMBERS = new RegExp(`^(?:(?:${NUMBER}|\\d{1,3})(?:[\\s,，、和]+|$))+$`, 'iu');
const ONE_NUMBER = new RegExp(`${NUMBER}|\\d{1,3}`, 'giu');

const NUMBER_ALONE = new RegExp(`^[#＃]?(${NUMBER})$`, 'iu');

/** A ticket's number, whole or short, and nothing else; null for other words. */
export function readNumberAlone(text: string): string | null {
  return NUMBER_ALONE.exec(foldWidth(cleanText(text).trim()))?.[1]?.replace(/\s/g, '') ?? null;
}

/** `0031 0032`, `2、3`: numbers of tickets and nothing else; empty for other words. */
export function readNumbers(text: string): string[] {
  const clean = foldWidth(cleanText(text)).trim();
  return NUMBERS.test(clean)
    ? [...clean.matchAll(ONE_NUMBER)].map(([one]) => one.replace(/\s/gu, '').toUpperCase())
    : [];
}

const SHORTER = /^[#＃]?(\d{1,3})[\s:：,，.。、]+(\S[\s\S]*)$/u;

/** `2 灯已换好`: a short number without its noughts, and the words behind it; null for other words. */
export function readShorter(text: string): { number: string; words: string } | null {
  const clean = cleanText(text).trim();
  const [, number = '', words = ''] = SHORTER.exec(foldWidth(clean)) ?? [];
  return number ? { number: number.padStart(4, '0'), words: clean.slice(clean.length - words.length) } : null;
}

/**
 * `签收 0042`, `办结 BJ-261122-0042-7 灯已换好`, `/resolve 0042 done`, or the verb alone (then a reply says which ticket).
 * Null for anything else: a sentence that only holds a verb is talk among colleagues.
 */
export function readStaffOrder(text: string): StaffOrder | null {
  const slash = readSlash(text);
  const clean = cleanText(slash ? `${slash.word} ${slash.argument ?? ''}` : text).trim();
  const [, verb = '', number, rest] = ORDER.exec(foldWidth(clean)) ?? [];
  const order = BY_VERB.get(verb.toLowerCase());
  if (!order) return null;
  // The words are cut from the text as typed: folding is one character for one.
  const words = rest ? clean.slice(clean.length - rest.length).trim() : null;
  return { order, verb: verb.toLowerCase(), number: number?.replace(/\s/g, '') ?? null, words };
}
