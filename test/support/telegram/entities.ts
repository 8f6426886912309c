import type { Entity } from './types';

/** Commands may be written only after a border; `@name` says which bot is meant. */
const COMMAND = /(?<![\w/])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z][A-Za-z0-9_]{2,31})?(?![\w/])/g;
const MENTION = /(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}\b/g;
const URL_LIKE = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?，。；：！？）)]/g;
const HASHTAG = /(?<![\p{L}\p{N}_#])#[\p{L}_][\p{L}\p{N}_]*/gu;

/** What the app marks by itself in a text a person typed; undefined where there is nothing to mark. */
export function detectEntities(text: string): Entity[] | undefined {
  const found: Entity[] = [];
  if (text.includes('://')) collect(text, URL_LIKE, 'url', found);
  if (text.includes('/')) collect(text, COMMAND, 'bot_command', found);
  if (text.includes('@')) collect(text, MENTION, 'mention', found);
  if (text.includes('#')) collect(text, HASHTAG, 'hashtag', found);
  if (!found.length) return undefined;
  found.sort((a, b) => a.offset - b.offset);
  return found;
}

function collect(text: string, pattern: RegExp, type: string, into: Entity[]): void {
  for (const match of text.matchAll(pattern)) {
    const offset = match.index;
    const inside = into.some((entity) => offset >= entity.offset && offset < entity.offset + entity.length);
    if (!inside) into.push({ type, offset, length: match[0].length });
  }
}
