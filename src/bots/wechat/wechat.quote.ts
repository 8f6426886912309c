import { createHash } from 'node:crypto';
import type { ListedLine } from '../../shared/chat';

/** Words that answer a message: WeChat's quote reaches a puppet as text only, without the quoted message's id. */
export interface Quote {
  /** Whose words are quoted, as the client shows that person. */
  name: string;
  quoted: string;
  reply: string;
}

const QUOTE = /^「([\s\S]*)」(?:\n|<br\/?>)(?:- ){5,}-?\s*(?:\n|<br\/?>)([\s\S]*)$/;

/** Takes a quote apart; `null` for words that quote nothing. The name may hold the colon, so `known` is tried first. */
export function readQuote(text: string, known: string): Quote | null {
  const [, inside, reply] = QUOTE.exec(text) ?? [];
  if (inside === undefined || reply === undefined) return null;
  const at = inside.startsWith(`${known}：`) ? known.length : inside.indexOf('：');
  if (at < 0) return null;
  return { name: inside.slice(0, at), quoted: inside.slice(at + 1), reply };
}

/**
 * The id of a message of words, made of the words: the only thing of it that a quote brings back. It is the same after
 * any restart. Blanks do not count, as clients cut and break them as they like.
 */
export function idOfWords(text: string): string {
  const bare = text.normalize('NFC').replace(/\s+/gu, '');
  return `w.${createHash('sha256').update(bare).digest('base64url').slice(0, 22)}`;
}

/** The number that is the whole answer, in whatever figures; `null` for any other words. */
export function readNumber(reply: string): number | null {
  const plain = reply.normalize('NFKC').trim();
  return /^[1-9]\d?$/.test(plain) ? Number(plain) : null;
}

/** The numbered lines of a quoted list, for a list that nobody remembers any more. */
export function linesIn(quoted: string): ListedLine[] {
  return quoted.split(/\n|<br\/?>/).flatMap((line) => {
    const [, number, label] = /^([1-9]\d?)\. (.*\S)/.exec(line) ?? [];
    return label === undefined ? [] : [{ number: Number(number), label }];
  });
}
