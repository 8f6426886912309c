import type { UnitOfWork } from '../database';
import type { Played } from './play';

/** What neither a change of white space nor of unseen signs changes. */
const UNSAID = /[^\p{L}\p{N}]/gu;
/** Beyond this the city keeps no more of one story, and says so. */
const KEPT = 3_000;

/** Lines whose ticket does not hold the words that were told. A first message that told no matter is not looked for. */
export async function lostWords(unitOfWork: UnitOfWork, all: readonly Played[]): Promise<number[]> {
  const rows = await unitOfWork.read<{ number: string; story: string; place_text: string | null }>(
    'SELECT number, story, place_text FROM tickets',
  );
  const kept = new Map(rows.map((row) => [row.number, bare(`${row.story}${row.place_text ?? ''}`)]));
  return all
    .filter(({ told }) => told.number !== null && !told.toldAnew)
    .filter(({ told }) => !kept.get(told.number ?? '')?.includes(bare(told.message.text.slice(0, KEPT))))
    .map(({ told }) => told.message.line);
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(UNSAID, '');
}
