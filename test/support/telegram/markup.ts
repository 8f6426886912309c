import { badRequest } from './errors';
import type { Entity } from './types';

const TYPE_OF_TAG: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
};
const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[a-z-]+="[^"<>]*")*)\s*>/;
const HREF = /\shref="([^"]*)"/;
const REFERENCE = /^&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/;
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface Open {
  tag: string;
  offset: number;
  url?: string;
}

/** Plain text, and the entities its tags stood for. */
export interface Marked {
  text: string;
  entities?: Entity[];
}

/**
 * Reads parse_mode HTML. Stricter than the platform on purpose: a bare `&` or `>` is refused too, since the
 * documents ask for both to be escaped and a bot that forgets one forgets `<` next.
 */
export function parseHtml(source: string): Marked {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < source.length) {
    const next = indexOfSpecial(source, at);
    text += source.slice(at, next);
    if (next === source.length) break;
    const special = source[next];
    if (special === '<') {
      at = next + readTag(source, next, text, open, entities);
    } else if (special === '&') {
      const reference = REFERENCE.exec(source.slice(next, next + 12));
      if (!reference) throw unreadable(source, next, 'Unescaped "&"');
      text += decode(reference);
      at = next + reference[0].length;
    } else {
      throw unreadable(source, next, 'Unescaped ">"');
    }
  }
  const left = open.at(-1);
  if (left) throw badRequest(`can't parse entities: Can't find end tag corresponding to start tag "${left.tag}"`);
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return entities.length ? { text, entities } : { text };
}

function readTag(source: string, at: number, text: string, open: Open[], entities: Entity[]): number {
  const match = TAG.exec(source.slice(at, at + 2100));
  if (!match) throw unreadable(source, at, 'Unclosed start tag');
  const tag = (match[2] ?? '').toLowerCase();
  if (match[1]) {
    close(tag, source, at, text, open, entities);
  } else {
    if (!Object.hasOwn(TYPE_OF_TAG, tag)) throw unreadable(source, at, `Unsupported start tag "${tag}"`);
    const href = tag === 'a' ? HREF.exec(match[3] ?? '')?.[1] : undefined;
    open.push({ tag, offset: text.length, ...(href === undefined ? {} : { url: href.replaceAll('&amp;', '&') }) });
  }
  return match[0].length;
}

function close(tag: string, source: string, at: number, text: string, open: Open[], entities: Entity[]): void {
  const opened = open.pop();
  if (!opened) throw unreadable(source, at, 'Unexpected end tag');
  if (opened.tag !== tag) {
    throw unreadable(source, at, 'Unmatched end tag', `, expected "</${opened.tag}>", found "</${tag}>"`);
  }
  const length = text.length - opened.offset;
  if (length === 0) return;
  const type = TYPE_OF_TAG[tag] ?? tag;
  if (type !== 'text_link') entities.push({ type, offset: opened.offset, length });
  else if (opened.url) entities.push({ type, offset: opened.offset, length, url: opened.url });
}

function indexOfSpecial(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === 0x3c || code === 0x3e || code === 0x26) return at;
  }
  return source.length;
}

function decode(reference: RegExpExecArray): string {
  if (reference[1]) return NAMED[reference[1]] ?? '';
  const code = reference[2] ? Number.parseInt(reference[2], 10) : Number.parseInt(reference[3] ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function unreadable(source: string, at: number, what: string, tail = ''): Error {
  const byte = Buffer.byteLength(source.slice(0, at));
  return badRequest(`can't parse entities: ${what} at byte offset ${byte}${tail}`);
}
