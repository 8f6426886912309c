import { bare } from './normalise';
import { FILLER, INSULTS, NOUNS } from './abuse.words';

const LONGEST = 60;

/**
 * True for a message that insults and says nothing else, so that it may be answered calmly and the question put again.
 * Whatever is left beside the insult makes it content: a complaint with a swear word in it is a complaint.
 */
export function readAbuse(text: string): boolean {
  if (text.length > LONGEST) return false;
  const said = bare(text);
  const rest = said.replace(INSULTS, ' ');
  if (rest === said || NOUNS.test(said)) return false;
  return rest.replace(FILLER, '').replace(/[^\p{L}\p{N}]/gu, '') === '';
}
