import type { Refusal } from '../../shared/app-error';
import { alreadyDone } from './errors';
import type { Ticket } from './ticket';
import type { Move } from './ticket-command';
import type { StoredEvent } from './ticket-events';
import { MOVES } from './ticket-workflow';

/** When a move was refused because somebody made it first: the refusal that says who. Null when that was not why. */
export function whoWasFirst(ticket: Ticket, move: Move, history: readonly StoredEvent[]): Refusal | null {
  const row = MOVES[move.move];
  const event = history.findLast(({ type }) => type === row.event);
  if (!event) return null;
  const { by } = move;
  // A unit that has returned it may know of its own return, and of nothing after it.
  const gaveAway = by.kind === 'handler' && by.unit !== ticket.leadUnit;
  if (gaveAway && !('unit' in event.data && row.event === 'returnRequested' && event.data.unit === by.unit))
    return null;
  if (!gaveAway && !row.doneIn.includes(ticket.state)) return null;
  return alreadyDone(event.actor.name, move.move);
}
