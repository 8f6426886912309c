import type { InboundMessage, Part } from '../shared/chat';

/** What no database keeps as text: NUL, and halves of characters. */
const UNKEPT = /\0|\p{Surrogate}/gu;
const MAX_NAME_CHARS = 120;

/**
 * A message as it can be kept, whatever its platform let through: no text that a database refuses, file names that are
 * names, and an instant that is one and has been. `now` is when it was received.
 */
export function soundMessage(message: InboundMessage, now: Date): InboundMessage {
  const sound = sounded(message);
  const sentAt = message.sentAt <= now ? message.sentAt : now;
  return { ...sound, parts: sound.parts.map(named), sentAt, receivedAt: now.getTime() };
}

/** A file's name without folders and without what cannot be seen; null when nothing is left of it. */
export function cleanFileName(name: string): string | null {
  const base = name.split(/[/\\]/).pop() ?? '';
  const clean = [...base.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()].slice(-MAX_NAME_CHARS).join('');
  return clean.replace(/^\.+$/, '') || null;
}

function named(part: Part): Part {
  if (part.t !== 'media' || part.fileName === undefined) return part;
  const { fileName, ...rest } = part;
  const clean = cleanFileName(fileName);
  return clean === null ? rest : { ...rest, fileName: clean };
}

function sounded<T>(value: T): T {
  if (typeof value === 'string') return value.replace(UNKEPT, '') as T;
  // Most messages are sound: they are not copied.
  if (isSound(value)) return value;
  if (Array.isArray(value)) return value.map(sounded) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sounded<unknown>(one)])) as T;
}

function isSound(value: unknown): boolean {
  if (typeof value === 'string') return value.search(UNKEPT) < 0;
  if (typeof value !== 'object' || value === null || value instanceof Date) return true;
  for (const key in value) if (!isSound((value as Record<string, unknown>)[key])) return false;
  return true;
}
