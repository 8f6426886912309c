import { Refusal } from '../../shared/app-error';
import { shortNumber } from '../domain/ticket-number';
import type { Ticket } from '../domain/ticket';
import type { TicketRepository } from '../domain/ticket.repository';

/** A refusal because the ticket was joined, with the short number of the one that is handled as `into`; others as they are. */
export async function withMain(refusal: Refusal, ticket: Ticket, tickets: TicketRepository): Promise<Refusal> {
  if (refusal.code !== 'ticket.notAllowedNow' || ticket.state !== 'joined' || ticket.joinedInto === null)
    return refusal;
  const main = await tickets.find({ id: ticket.joinedInto });
  return main ? new Refusal(refusal.code, { ...refusal.params, into: shortNumber(main.number) }) : refusal;
}
