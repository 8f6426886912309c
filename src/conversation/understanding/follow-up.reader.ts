import { DROPPED, FIRST_MEANT, FOLLOW_UP_SIGNS, LAST_MEANT, type FollowUp } from './follow-up.words';
import { bare } from './normalise';
import { readYesNo } from './rating.reader';

export type { FollowUp } from './follow-up.words';

/** What is wanted of an earlier ticket; not `sure` when the words might as well tell something new. */
export interface FollowUpSaid {
  about: FollowUp;
  sure: boolean;
  /** Nothing but the wish: what is to be added, say, is still to come. */
  bare: boolean;
}

const LONGEST = 30;
/** What is added may be long. */
const LONGEST_ADDED = 200;
const LONGEST_ENGLISH = 80;
const ONLY_WISH = 8;
const LEAST_OF_LABEL = 2;

/** A follow-up of somebody who has a ticket, in a short message; null for anything else. */
export function readFollowUp(text: string): FollowUpSaid | null {
  const said = bare(text).replace(/[’‘]/g, "'");
  const length = text.trim().length;
  const longest = /\p{Script=Han}/u.test(said) ? LONGEST : LONGEST_ENGLISH;
  if (!said || length > LONGEST_ADDED) return null;
  const sign = FOLLOW_UP_SIGNS.find(([about, , shape]) => (about === 'add' || length <= longest) && shape.test(said));
  if (!sign) return null;
  const [about, sure] = sign;
  return { about, sure: sure === 'sure', bare: said.length <= ONLY_WISH && !/[:,，。]/.test(said) };
}

/**
 * The choice (from 0) that words after a question about a ticket mean: yes the first, no the last, and the beginning of
 * a label that label; null when they say something else.
 */
export function readMeant(text: string, labels: readonly string[]): number | null {
  const said = bare(text);
  if (!said || !labels.length) return null;
  const begun = labels.flatMap((label, index) => (bare(label).startsWith(said) ? [index] : []));
  if (said.length >= LEAST_OF_LABEL && begun.length === 1) return begun[0] ?? null;
  const answer = readYesNo(text);
  if (answer === true || FIRST_MEANT.test(said)) return 0;
  return answer === false || LAST_MEANT.test(said) ? labels.length - 1 : null;
}

/** True when the whole message says that nothing is to come of what was asked. */
export function readDropped(text: string): boolean {
  return DROPPED.test(bare(text));
}
