import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
let lastTime = 0;
let counter = 0;

/**
 * A unique text id that sorts by the instant it was made, and within one process by order: 9 characters of time, 3 of
 * order, 13 of chance.
 */
export function sortableId(nowMs: number): string {
  if (nowMs > lastTime) {
    lastTime = nowMs;
    counter = 0;
  } else {
    counter += 1;
    if (counter >= 32 ** 3) {
      lastTime += 1;
      counter = 0;
    }
  }
  return encode(lastTime, 9) + encode(counter, 3) + chance(13);
}

/** No id made at that instant or later sorts before this. */
export function firstIdAt(ms: number): string {
  return encode(Math.max(0, Math.floor(ms)), 9);
}

function encode(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text;
  return text;
}

/** Chance in stock: asking the system for a few bytes costs more than the rest of an id. */
const STOCK = 4_096;
let stock = randomBytes(STOCK);
let used = 0;

function chance(length: number): string {
  if (used + length > STOCK) {
    stock = randomBytes(STOCK);
    used = 0;
  }
  let text = '';
  for (const byte of stock.subarray(used, used + length)) text += ALPHABET[byte % 32];
  used += length;
  return text;
}
