import type { Ticket } from '../ticket';

/**
 * The matter as a resident whose ticket was joined into it may see it: their own number, words, place and chat, and how
 * the main ticket stands. Nothing of the other resident is in it.
 */
export function asSeenBy(joined: Ticket, main: Ticket): Ticket {
  const { state, grade, leadUnit, byFallback, handler, urgeCount, lastUrgedAt, returnCount } = main;
  const { dispatchBy, acceptBy, resolveBy, clockStoppedAt, stateBefore } = main;
  const { acceptedAt, resolvedAt, closedAt, updatedAt, people } = main;
  return {
    ...joined,
    ...{ state, grade, leadUnit, byFallback, handler, urgeCount, lastUrgedAt, returnCount },
    ...{ dispatchBy, acceptBy, resolveBy, clockStoppedAt, stateBefore },
    ...{ acceptedAt, resolvedAt, closedAt, updatedAt, people },
  };
}

/** A ticket as its own resident sees it: who left a matter that goes on for others has withdrawn. */
export function asSeenByOwn(ticket: Ticket): Ticket {
  return ticket.residentLeft ? { ...ticket, state: 'withdrawn' } : ticket;
}
