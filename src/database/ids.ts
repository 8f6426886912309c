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

function encode(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 32)) text = ALPHABET[rest % 32] + text;
  return text;
}

function chance(length: number): string {
  let text = '';
  for (const byte of randomBytes(length)) text += ALPHABET[byte % 32];
  return text;
}
