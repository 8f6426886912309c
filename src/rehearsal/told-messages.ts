import { createReadStream } from 'node:fs';
import { AppError } from '../shared/app-error';

/** One message of the file, and what the file says of it, if it does. */
export interface ToldMessage {
  line: number;
  text: string;
  category: string | null;
  street: string | null;
}

export type BadLineWhy = 'tooLong' | 'notUtf8' | 'notJson' | 'notAnObject' | 'noText';

/** A line that cannot be played. */
export interface BadLine {
  line: number;
  why: BadLineWhy;
}

export interface ToldMessages {
  messages: ToldMessage[];
  bad: BadLine[];
}

/** Longer than any message of a person; a line beyond it is never held in memory. */
export const LONGEST_LINE = 262_144;

const NEW_LINE = 0x0a;

/**
 * The messages of a file with one JSON object a line: `text`, or `title` and `detail`; `category` and `street` may say
 * what is true. Reads no further than `limit` messages. Throws `rehearsal.noFile`, or `rehearsal.empty` when not one
 * line can be played.
 */
export async function readToldMessages(path: string, limit: number): Promise<ToldMessages> {
  const told: ToldMessages = { messages: [], bad: [] };
  try {
    for await (const { line, bytes } of linesOf(path)) {
      const read = readLine(line, bytes);
      if (read && 'why' in read) told.bad.push(read);
      else if (read) told.messages.push(read);
      if (told.messages.length >= limit) break;
    }
  } catch (cause) {
    throw new AppError('rehearsal.noFile', { path }, { cause });
  }
  if (!told.messages.length) throw new AppError('rehearsal.empty', { path });
  return told;
}

/** Lines with their numbers; null bytes for one that is too long. */
async function* linesOf(path: string): AsyncGenerator<{ line: number; bytes: Buffer | null }> {
  let line = 1;
  let held: Buffer[] | null = [];
  let length = 0;
  const add = (piece: Buffer): void => {
    length += piece.length;
    held = length > LONGEST_LINE ? null : [...(held ?? []), piece];
  };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
      add(chunk.subarray(from, at));
      yield { line, bytes: held && Buffer.concat(held) };
      [held, length, from, line] = [[], 0, at + 1, line + 1];
    }
    add(chunk.subarray(from));
  }
  if (length) yield { line, bytes: held && Buffer.concat(held) };
}

/** Null for a blank line, which is no mistake. */
function readLine(line: number, bytes: Buffer | null): ToldMessage | BadLine | null {
  if (!bytes) return { line, why: 'tooLong' };
  let words: string;
  try {
    words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { line, why: 'notUtf8' };
  }
  if (!words.trim()) return null;
  let row: unknown;
  try {
    row = JSON.parse(words);
  } catch {
    return { line, why: 'notJson' };
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { line, why: 'notAnObject' };
  return readRow(line, row as Record<string, unknown>);
}

function readRow(line: number, row: Record<string, unknown>): ToldMessage | BadLine {
  const { text, title, detail } = row;
  const told = wordsOf(text) ?? [wordsOf(title), wordsOf(detail)].filter(Boolean).join('\n');
  if (!told) return { line, why: 'noText' };
  return { line, text: told, category: wordsOf(row['category']), street: wordsOf(row['street']) };
}

function wordsOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value.trim() : null;
}
