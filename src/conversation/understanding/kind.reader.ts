import { normalise } from './normalise';
import { type Kind, NAMED, SIGNS } from './kind.words';

export type { Kind } from './kind.words';

/** The kind of a request as its words suggest it; not `sure` means the person should be asked. */
export interface KindGuess {
  kind: Kind;
  sure: boolean;
}

const READ = 2_000;

/**
 * Which of the six kinds a request is: first by the word it opens with, else by the signs in it. Null when there is no
 * sign at all.
 */
export function readKind(text: string): KindGuess | null {
  const said = normalise(text.slice(0, READ));
  const opening = said
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:你好|您好|hello|hi|领导|尊敬的.{1,10})[\s,，:：!！。]*/, '');
  const named = NAMED.find(([, pattern]) => pattern.test(opening));
  if (named) return { kind: named[0], sure: true };
  return byWeight(weigh(said));
}

function weigh(said: string): Map<Kind, number> {
  const weights = new Map<Kind, number>();
  for (const [kind, weight, pattern] of SIGNS) {
    if (pattern.test(said)) weights.set(kind, (weights.get(kind) ?? 0) + weight);
  }
  return weights;
}

function byWeight(weights: Map<Kind, number>): KindGuess | null {
  const [first, second] = [...weights].sort((a, b) => b[1] - a[1]);
  if (!first) return null;
  return { kind: first[0], sure: first[1] >= 3 && first[1] - (second?.[1] ?? 0) >= 2 };
}
