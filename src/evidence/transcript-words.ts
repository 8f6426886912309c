import { AppError } from '../shared/app-error';

const MOST_CHARS = 2_000;
const MARKUP = /<\/?[a-z!][^>]*>/i;
const LEAST_LETTERS = 2;

/**
 * The words in the answer of a transcription service; null when it heard nothing. Throws `stt.nonsense` for whatever is
 * no such answer: no JSON, a page, bytes, a novel.
 */
export function wordsOfAnswer(body: string): string | null {
  const text = textOf(body);
  if (text.length > MOST_CHARS || MARKUP.test(text) || text.includes('\uFFFD')) throw new AppError('stt.nonsense');
  const clean = text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return (clean.match(/[\p{L}\p{N}]/gu) ?? []).length < LEAST_LETTERS ? null : clean;
}

function textOf(body: string): string {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch (cause) {
    throw new AppError('stt.nonsense', {}, { cause });
  }
  const text: unknown = typeof answer === 'object' && answer !== null && 'text' in answer ? answer.text : undefined;
  if (typeof text !== 'string') throw new AppError('stt.nonsense');
  return text;
}
