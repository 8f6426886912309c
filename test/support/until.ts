import { AppError } from '../../src/shared/app-error';

const LONGEST_MS = 8_000;

/** Lets real input and output happen until the condition holds; no time is slept away. */
export async function until(condition: () => boolean | Promise<boolean>, what = 'the condition'): Promise<void> {
  const start = Date.now();
  while (!(await condition())) {
    if (Date.now() - start > LONGEST_MS) throw new AppError('test.waitedTooLong', { what });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Lets what is already under way go on for a little, to see that nothing more happens. */
export async function breathe(rounds = 50): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
