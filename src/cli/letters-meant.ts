import type { ListDeadLetters } from '../bots';
import { AppError } from '../shared/app-error';

const AT_A_TIME = 200;

/**
 * The ids that were given, or those of all dead letters, page by page while the caller takes them away. Throws
 * `usage.whichLetters` when neither or both were asked for.
 */
export async function* lettersMeant(
  letters: ListDeadLetters,
  ids: readonly string[],
  all: boolean,
): AsyncGenerator<string> {
  if (all === ids.length > 0) throw new AppError('usage.whichLetters');
  yield* ids;
  if (!all) return;
  for (let page = await letters.list(AT_A_TIME); page.length; page = await letters.list(AT_A_TIME)) {
    for (const { id } of page) yield id;
  }
}
