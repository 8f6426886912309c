import { Injectable } from '@nestjs/common';
import { notFound } from '../domain/errors';
import type { Ruling } from '../domain/ruling';
import type { TicketRef } from '../domain/ticket-command';
import { TicketRepository } from '../domain/ticket.repository';
import { Rulings } from './rulings';

/** What was ruled on a ticket becomes a rule of dispatch for its category and street. */
@Injectable()
export class KeepRuling {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly rulings: Rulings,
  ) {}

  /** The rule, and the ticket's number; throws `ticket.notFound` or `ruling.none`. */
  async execute(ref: TicketRef, by: { id: string; name: string | null }): Promise<{ number: string; ruling: Ruling }> {
    const ticket = await this.tickets.find(ref);
    if (!ticket) throw notFound();
    return { number: ticket.number, ruling: await this.rulings.keep(ticket, by) };
  }
}
