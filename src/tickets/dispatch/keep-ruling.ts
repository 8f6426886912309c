import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log';
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
    private readonly audit: AuditLog,
  ) {}

  /** The rule, and the ticket's number; throws `ticket.notFound` or `ruling.none`. */
  async execute(ref: TicketRef, by: { id: string; name: string | null }): Promise<{ number: string; ruling: Ruling }> {
    const ticket = await this.tickets.find(ref);
    if (!ticket) throw notFound();
    const ruling = await this.rulings.keep(ticket, by);
    const { category, street, unit } = ruling;
    const entry = { action: 'keptRule' as const, actor: { kind: 'dispatcher', ...by }, ticketId: ticket.id };
    await this.audit.note([{ ...entry, detail: { category, street, unit } }]);
    return { number: ticket.number, ruling };
  }
}
