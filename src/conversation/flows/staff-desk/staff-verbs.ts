import { cleanText, foldWidth, readSlash } from '../../understanding';

/** What staff may do to a ticket from the group. */
export type StaffMove = 'accept' | 'return' | 'update' | 'resolve';

const VERBS: Record<StaffMove, string[]> = {
  accept: ['签收', '接单', '收到', '接收', 'accept'],
  return: ['退回', '退单', 'return'],
  update: ['进展', '进度', '反馈', 'update', 'progress'],
  resolve: ['办结', '办完', '已办结', 'resolve', 'resolved'],
};

/** A verb, the ticket it is about if one was named, and the words behind it. */
export interface StaffOrder {
  move: StaffMove;
  number: string | null;
  words: string | null;
}

const ORDER = new RegExp(
  `^(${Object.values(VERBS)
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|')})` +
    String.raw`(?:[\s:：,，#]*((?:[a-z]{2}[-\s]?\d{6}[-\s]?\d{4,8}[-\s]?\d)|\d{4,8})(?!\d))?(?:[\s:：,，。]+([\s\S]+)|\s*)$`,
  'iu',
);

/**
 * `签收 0042`, `办结 BJ-261122-0042-7 灯已换好`, `/resolve 0042 done`, or the verb alone (then a reply says which ticket).
 * Null for anything else: a sentence that only holds a verb is talk among colleagues.
 */
export function readStaffOrder(text: string): StaffOrder | null {
  const slash = readSlash(text);
  const clean = cleanText(slash ? `${slash.word} ${slash.argument ?? ''}` : text).trim();
  const match = ORDER.exec(foldWidth(clean));
  if (!match?.[1]) return null;
  const verb = match[1].toLowerCase();
  const move = (Object.keys(VERBS) as StaffMove[]).find((one) => VERBS[one].includes(verb));
  if (!move) return null;
  // The words are cut from the text as typed: folding is one character for one.
  const words = match[3] ? clean.slice(clean.length - match[3].length).trim() : null;
  return { move, number: match[2]?.replace(/\s/g, '') ?? null, words };
}

/** A move by its name in a button's token. */
export function isStaffMove(name: string): name is StaffMove {
  return name in VERBS;
}
