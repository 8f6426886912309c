import { cleanText, foldWidth, readSlash } from '../../understanding';
import { DESK_ORDER_NAMES, DESK_ORDERS, type DeskOrder } from './desk-orders';

/** An order, the ticket it is about if one was named, and the words behind it. */
export interface StaffOrder {
  order: DeskOrder;
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

const NUMBER_ALONE = new RegExp(`^[#＃]?(${NUMBER})$`, 'iu');

/** A ticket's number, whole or short, and nothing else; null for other words. */
export function readNumberAlone(text: string): string | null {
  return NUMBER_ALONE.exec(foldWidth(cleanText(text).trim()))?.[1]?.replace(/\s/g, '') ?? null;
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
  return { order, number: number?.replace(/\s/g, '') ?? null, words };
}
