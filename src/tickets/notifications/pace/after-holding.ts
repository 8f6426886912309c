import type { Ticket, TicketEvidence } from '../../domain/ticket';
import { OPEN_STATES } from '../../domain/ticket-workflow';
import { mediaMessage, slotOf } from '../addressed';
import { isInPlace, placeOf, type Notice } from '../notice';
import type { HeldPing } from './held-pings';

/** A ticket that is told of, as it is now. */
export interface Subject {
  ticket: Ticket;
  evidence: readonly TicketEvidence[];
}

interface AfterHolding {
  told: Notice[];
  /** Held pings whose card the chat gets now, or need not get any more. */
  seen: HeldPing[];
}

/**
 * What remains to be told where a ticket's card is held: while it waits and nobody acts on the ticket, changes of the card
 * wait with it; otherwise the chat gets its first card now, and the evidence with it.
 */
export function afterHolding(
  notices: readonly Notice[],
  held: readonly HeldPing[],
  subjects: ReadonlyMap<string, Subject>,
): AfterHolding {
  const bySlot = new Map(held.map((one) => [placeOf({ slot: slotOf(one.ticketId, one.to), to: one.to }), one]));
  const seen: HeldPing[] = [];
  const told = notices.flatMap((notice) => {
    const own = bySlot.get(placeOf(notice));
    const subject = own && subjects.get(own.ticketId);
    if (!subject || seen.includes(own)) return [notice];
    const fate = fateOf(notice, own, subject.ticket);
    if (fate !== 'waits') seen.push(own);
    return fate === 'shown' ? [firstCard(notice, own, subject)] : [];
  });
  return { told, seen };
}

function fateOf(notice: Notice, held: HeldPing, ticket: Ticket): 'waits' | 'needless' | 'shown' {
  if (held.dueAt === null) return 'shown';
  const isOver = ticket.leadUnit !== held.unit || !OPEN_STATES.includes(ticket.state);
  // Who was never told of it need not hear that it is gone; one chat may stand in for the next unit, too.
  if (isOver) return isInPlace(notice) ? 'needless' : 'shown';
  return ticket.state === 'dispatched' && isInPlace(notice) ? 'waits' : 'shown';
}

function firstCard(notice: Notice, { unit }: HeldPing, { ticket, evidence }: Subject): Notice {
  const { message } = notice;
  if (message.type !== 'card') return notice;
  const { replaces: _replaces, ...card } = message;
  const own = ticket.leadUnit === unit && evidence.length ? { media: mediaMessage(evidence) } : {};
  return { ...notice, ...own, message: card };
}
