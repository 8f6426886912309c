import type { TicketCommand } from '../../../tickets';
import { residentKeyOf } from '../../engine/resident-key';
import type { Turn } from '../../engine/turn';

export const TRACK_PROGRESS = 'track-progress';

/** Whose tickets may be seen and acted on here. */
export function keyOf(turn: Turn): string {
  return residentKeyOf(turn.session.address, turn.session.person.id);
}

/** The resident makes a move on an own ticket; the outcome comes to the flow's `resume`. */
export function act(
  turn: Turn,
  move: TicketCommand['move'],
  number: string,
  said: Partial<Pick<TicketCommand, 'words' | 'evidence'>> = {},
): void {
  const by = { kind: 'resident' as const, key: keyOf(turn), name: turn.session.person.name };
  const { words = null, evidence = [] } = said;
  turn.call(TRACK_PROGRESS, { do: 'act', command: { ticket: { number }, move, by, words, evidence: [...evidence] } });
}
