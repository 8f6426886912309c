import type { RehearsalReport } from './report';
import type { Rehearsal } from './rehearse';

export { REHEARSED, type RehearsedChannel } from './channels/driver';
export type { Rehearsal } from './rehearse';
export { isClean, type RehearsalReport } from './report';
export type { BadLine, BadLineWhy } from './told-messages';

/** As `rehearse` in its file; the program that is rehearsed is loaded only then. */
export async function rehearse(asked: Rehearsal): Promise<RehearsalReport> {
  const { rehearse: play } = await import('./rehearse');
  return play(asked);
}
