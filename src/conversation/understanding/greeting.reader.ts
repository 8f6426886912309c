import { bare } from './normalise';
import { GREETING_WORDS } from './greeting.words';

export type Greeting = keyof typeof GREETING_WORDS;

const BY_WORD = new Map<string, Greeting>(
  (Object.keys(GREETING_WORDS) as Greeting[]).flatMap((kind) =>
    GREETING_WORDS[kind].map((word): [string, Greeting] => [word, kind]),
  ),
);

/**
 * A whole message that is only courtesy. Several in a row count as the last of them (`好的，谢谢` is thanks); a word of
 * content beside them makes it null.
 */
export function readGreeting(text: string): Greeting | null {
  if (text.length > 60) return null;
  const said = bare(text);
  const whole = BY_WORD.get(said);
  if (whole) return whole;
  const pieces = said.split(/[^\p{L}\p{N}' ]+/u).map((piece) => piece.trim());
  const kinds = pieces.filter(Boolean).map((piece) => BY_WORD.get(piece) ?? null);
  return kinds.includes(null) ? null : (kinds.at(-1) ?? null);
}
