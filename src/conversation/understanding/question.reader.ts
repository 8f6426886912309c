import { bare } from './normalise';
import { OWN, type Question, QUESTION_SIGNS, TOLD } from './question.words';

export type { Question } from './question.words';

const LONGEST = 60;
const LONGEST_ENGLISH = 140;
/** A question for news that does not say whose is longer only when it tells something. */
const LONGEST_UNOWNED = 24;

/**
 * A question the person asks us in the middle of something else, by what it is about; null for an answer or a
 * complaint, also one with a question word in it (`路灯坏了多久能修` is told to be filed).
 */
export function readQuestion(text: string): Question | null {
  if (text.length > LONGEST_ENGLISH * 2) return null;
  const said = bare(text).replace(/[’‘]/g, "'");
  const longest = /\p{Script=Han}/u.test(said) ? LONGEST : LONGEST_ENGLISH;
  if (!said || said.length > longest || TOLD.test(said)) return null;
  const question = QUESTION_SIGNS.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
  return question === 'progress' && isOfTheCity(said) ? null : question;
}

/** How far the city's own works have come is a matter to be filed; news of one's ticket are asked for in few words. */
function isOfTheCity(said: string): boolean {
  return /\p{Script=Han}/u.test(said) && said.length > LONGEST_UNOWNED && !OWN.test(said);
}
