import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Real messages are kept outside the repository, and none of their words is ever committed: in the folder `REAL_MESSAGES`
 * names, or in the folder `data` of one that lies beside the checkout.
 */
function folder(): string | null {
  const named = process.env['REAL_MESSAGES'];
  if (named) return resolve(named);
  const beside = readdirSync(resolve('..'), { withFileTypes: true }).map(({ name }) => resolve('..', name, 'data'));
  return beside.find((one) => FILES.some((file) => existsSync(resolve(one, file)))) ?? null;
}

const FILES = ['categories/train_raw.jsonl', 'appeals/appeals.jsonl'];
const LONGEST = 200;

/** The first sentences of so many real messages, spread over the files; null where there are none on this machine. */
export function realMessages(count: number): string[] | null {
  const from = folder();
  if (!from) return null;
  const lines = FILES.map((file) => resolve(from, file))
    .filter(existsSync)
    .map((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean).map(firstSentence).filter(isTold));
  if (!lines.length) return null;
  return lines.flatMap((told) => spread(told, Math.ceil(count / lines.length))).slice(0, count);
}

function firstSentence(line: string): string {
  const row = JSON.parse(line) as { detail?: string; text?: string; title?: string | null };
  const words = row.detail ?? row.text ?? row.title ?? '';
  const [first = ''] = words
    .replace(/^\s*尊敬的[^，,：:。！!]{0,20}[，,：:。！!]\s*/, '')
    .split(/(?<=[。！？!?\n])/)
    .filter((sentence) => (sentence.match(/\p{L}/gu) ?? []).length >= 8);
  return first.trim().slice(0, LONGEST);
}

function isTold(sentence: string): boolean {
  return sentence.length > 0;
}

/** Every n-th, so that no part of a file is left out. */
function spread(list: readonly string[], count: number): string[] {
  const step = Math.max(1, list.length / count);
  return Array.from({ length: Math.min(count, list.length) }, (_, index) => list[Math.floor(index * step)] ?? '');
}
