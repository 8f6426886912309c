import type { Ticket } from '../domain/ticket';
import type { StoredEvent, TicketEventType } from '../domain/ticket-events';

/** What happens to the ticket alone and is nothing to those who joined it, or is told by their own. */
const OWN: readonly TicketEventType[] = [
  ...(['submitted', 'received', 'withdrawn', 'joined', 'split'] as const),
  ...(['personJoined', 'personLeft', 'evidenceChecked', 'noted', 'callbackAsked'] as const),
];

/** What happened, as one resident of a matter may know it: not what the other residents did and said. */
export function eventsFor(own: Ticket, history: readonly StoredEvent[]): StoredEvent[] {
  return history.filter(({ actor, type }) => {
    const others = actor.kind === 'resident' && actor.id !== own.resident.key;
    // That it is taken up again concerns everybody; in whose words does not.
    return !others || type === 'reopened';
  });
}

/** The story of a joined ticket: its own events, and what was done about the matter, in the order of happening. */
export function joinedStory(own: Ticket, history: readonly StoredEvent[], main: readonly StoredEvent[]): StoredEvent[] {
  const shared = eventsFor(own, main).filter(({ type }) => !OWN.includes(type));
  return [...history, ...shared].sort((one, other) => (one.id < other.id ? -1 : 1));
}
