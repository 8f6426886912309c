import { Inject, Injectable, Optional } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import type { Sql } from '../../database';
import { AuditLog } from '../audit/audit-log';
import { Rulings } from '../dispatch/rulings';
import { keepCommendations } from '../commendations/commendation-rows';
import type { OpenedTicket } from '../domain/open-ticket';
import type { TicketChange } from '../domain/ticket.repository';
import { TICKET_METER, type TicketMeter } from '../ticket-meter';
import { CITY } from '../tokens';
import { keepCallbacks } from '../callbacks/callback-rows';
import { keepClocks, startClocks } from './clock-rows';

/** What is kept beside a ticket's row and events when it changes: its clocks, whom to ask, rulings, and the log. */
@Injectable()
export class ChangeTrail {
  constructor(
    readonly rulings: Rulings,
    private readonly audit: AuditLog,
    @Inject(CITY) private readonly city: CityConfig,
    @Optional() @Inject(TICKET_METER) private readonly meter: TicketMeter | null = null,
  ) {}

  /** For tickets just opened; one statement for each thing that is kept, however many they are. */
  async opened(sql: Sql, opened: readonly OpenedTicket[]): Promise<void> {
    const tickets = opened.map(({ ticket }) => ticket);
    await startClocks(sql, tickets, this.city);
    await keepCommendations(sql, tickets, this.city);
  }

  /** For one change of a ticket. */
  async changed(sql: Sql, { ticket, events, overlays = [] }: TicketChange): Promise<void> {
    await this.rulings.note(sql, ticket, events);
    await this.audit.noteRulings(sql, events);
    await keepClocks(sql, ticket, overlays, this.city);
    await keepCallbacks(sql, ticket, events, this.city);
  }

  /** Counts tickets whose opening is committed. */
  count(opened: readonly OpenedTicket[]): void {
    for (const { ticket } of opened) this.meter?.opened(ticket.resident.address.channel, ticket.kind, ticket.grade);
  }
}
