import type { TicketCommand } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import { staffDeskTexts as texts } from './staff-desk.texts';
import type { StaffMove } from './staff-verbs';

export const STAFF_DESK = 'staff-desk';

/** The unit whose group this is. */
export function unitOf(turn: Turn): string {
  return turn.world.unit?.code ?? '';
}

/** Looks a ticket of this unit up: by `id:<ticket id>`, whole number or short number. */
export function find(turn: Turn, number: string): void {
  turn.call(STAFF_DESK, { do: 'findForUnit', unit: unitOf(turn), number });
}

/** Does it at once, or asks for the words it needs. */
export function order(turn: Turn, move: StaffMove, ticketId: string, words: string | null): void {
  if (move === 'accept' || words) return act(turn, move, ticketId, words);
  turn.session.awaiting = { flow: STAFF_DESK, what: 'ask', data: { move, ticketId } };
  find(turn, `id:${ticketId}`);
}

/** Makes the move, with the media of this message and those kept before it. */
export function act(
  turn: Turn,
  move: StaffMove,
  ticketId: string,
  words: string | null,
  kept: TicketCommand['evidence'] = [],
): void {
  const { person } = turn.session;
  turn.call(STAFF_DESK, {
    do: 'act',
    command: {
      ticket: { id: ticketId },
      move,
      by: { kind: 'handler', id: person.id, name: person.name ?? texts[turn.language].colleague, unit: unitOf(turn) },
      words,
      evidence: [...kept, ...turn.input.media],
    },
  });
}
