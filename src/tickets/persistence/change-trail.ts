import { Inject, Injectable, Optional } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import type { Sql } from '../../database';
import { AuditLog } from '../audit/audit-log';
import { Rulings } from '../dispatch/rulings';
import type { OpenedTicket } from '../domain/open-ticket';
import type { TicketChange } from '../domain/ticket.repository';
import { TICKET_METER, type TicketMeter } from '../ticket-meter';
import { CITY } from '../tokens';
import { keepClocks, startClocks } from './clock-rows';

/** What is kept beside a ticket's row and events when it changes: its clocks, rulings to remember, and the log. */
@Injectable()
export class ChangeTrail {
  constructor(
    readonly rulings: Rulings,
    private readonly audit: AuditLog,
    @Inject(CITY) private readonly city: CityConfig,
    @Optional() @Inject(TICKET_METER) private readonly meter: TicketMeter | null = null,
  ) {}

  /** For tickets just opened; one statement however many they are. */
  async opened(sql: Sql, opened: readonly OpenedTicket[]): Promise<void> {
    await startClocks(
      sql,
      opened.map(({ ticket }) => ticket),
      this.city,
    );
  }

  /** For one change of a ticket. */
  async changed(sql: Sql, { ticket, events, overlays = [] }: TicketChange): Promise<void> {
    await this.rulings.note(sql, ticket, events);
    await this.audit.noteRulings(sql, events);
    await keepClocks(sql, ticket, overlays, this.city);
  }

  /** Counts tickets whose opening is committed. */
  count(opened: readonly OpenedTicket[]): void {
    for (const { ticket } of opened) this.meter?.opened(ticket.resident.address.channel, ticket.kind, ticket.grade);
  }
}
