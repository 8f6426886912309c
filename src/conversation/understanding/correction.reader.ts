import { remembered } from '../../knowledge';
import { bare, cleanText, foldWidth } from './normalise';
import { englishShapes, chineseShapes, type CorrectionShape, escapeWord, unslotted } from './correction.words';

/** A slot of the form by the words a person may call it. */
export interface SlotNames {
  name: string;
  aliases: readonly string[];
}

/**
 * What the person takes back. `slot` null: none was named; then `old` is what they say was wrong (the caller looks it
 * up among the answers and, not finding it, must treat the message as content), or null when they only said `应该是 …`.
 * `value` null: they have not yet said what is right.
 */
export interface Correction {
  slot: string | null;
  value: string | null;
  old: string | null;
}

const LONGEST = 160;
const VALUE_EDGE = /^[\s,，:：是为成"“「]+|[\s。.!！"”」]+$/g;

/**
 * A correction of an answer given before, when the WHOLE message is one. A complaint's own words (`一直没人改`,
 * `要求更换电梯`, `地址是…` as a plain answer) are none: a known slot must be named together with a word of change, or the
 * message must have the shape of `不是 A，是 B`.
 */
export function readCorrection(text: string, slots: readonly SlotNames[]): Correction | null {
  const clean = cleanText(text);
  if (clean.length > LONGEST || clean.includes('\n')) return null;
  const folded = foldWidth(clean).replace(/[’‘]/g, "'");
  return named(clean, folded, slots) ?? unnamed(clean, folded);
}

function named(clean: string, folded: string, slots: readonly SlotNames[]): Correction | null {
  const mentioned: [alias: string, slot: string][] = [];
  for (const { name, aliases } of slots) {
    for (const alias of aliases.map(foldedAlias)) if (alias && folded.includes(alias)) mentioned.push([alias, name]);
  }
  for (const [alias, slot] of mentioned.sort((a, b) => b[0].length - a[0].length)) {
    for (const shape of shapesOf(alias)) {
      const hit = matched(shape, clean, folded);
      if (hit) return { slot, value: hit.value, old: null };
    }
  }
  return null;
}

/** Aliases come from the forms: the same few for every message. */
const foldedAlias = remembered(foldWidth);
const shapesOf = remembered((alias: string): CorrectionShape[] => {
  const word = escapeWord(alias);
  return [...chineseShapes(word), ...englishShapes(word)];
});

function unnamed(clean: string, folded: string): Correction | null {
  for (const shape of unslotted) {
    const hit = matched(shape, clean, folded);
    if (hit) return { slot: null, ...hit };
  }
  return null;
}

function matched(
  { pattern, refuse, refuseOld }: CorrectionShape,
  clean: string,
  folded: string,
): { value: string | null; old: string | null } | null {
  const groups = pattern.exec(folded)?.indices;
  if (!groups) return null;
  const value = piece(clean, groups.groups?.value);
  const old = piece(clean, groups.groups?.old);
  const content = refused(refuse, value) || refused(refuseOld, old);
  return content ? null : { value, old };
}

function refused(pattern: RegExp | undefined, words: string | null): boolean {
  return Boolean(words && pattern?.test(words));
}

function piece(clean: string, span: [number, number] | undefined): string | null {
  const words = span
    ? clean
        .slice(...span)
        .replace(VALUE_EDGE, '')
        .trim()
    : '';
  return bare(words) ? words : null;
}
