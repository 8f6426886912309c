import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const FILES = ['categories/train_raw.jsonl', 'appeals/appeals.jsonl'];

/**
 * Real messages are kept outside the repository, and none of their words is ever committed: in the folder `REAL_MESSAGES`
 * names, or in the folder `data` of one that lies beside the checkout. The files that are there.
 */
export function realMessageFiles(): string[] {
  const from = folder();
  return from === null ? [] : FILES.map((file) => resolve(from, file)).filter((file) => existsSync(file));
}

function folder(): string | null {
  const named = process.env['REAL_MESSAGES'];
  if (named) return resolve(named);
  const beside = readdirSync(resolve('..'), { withFileTypes: true }).map(({ name }) => resolve('..', name, 'data'));
  return beside.find((one) => FILES.some((file) => existsSync(resolve(one, file)))) ?? null;
}
