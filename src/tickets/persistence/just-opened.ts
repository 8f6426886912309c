import { Injectable } from '@nestjs/common';
import type { Bundle } from '../../database';
import type { OpenedTicket } from '../domain/open-ticket';
import type { StoredEvent } from '../domain/ticket-events';

/** Tickets opened together, all that happened to them so far, and which of their evidence is late or lost. */
export interface Opening {
  opened: readonly OpenedTicket[];
  events: readonly StoredEvent[];
  troubled: Promise<ReadonlyMap<string, 'late' | 'lost'>>;
}

/** What a unit of work opened whose writes are only gathered: it cannot be read back from the database yet. */
@Injectable()
export class JustOpened {
  private readonly openings = new WeakMap<Bundle, Opening[]>();

  keep(sql: Bundle, opening: Opening): void {
    this.openings.set(sql, [...(this.openings.get(sql) ?? []), opening]);
  }

  /** Each once. */
  take(sql: Bundle): Opening[] {
    const taken = this.openings.get(sql) ?? [];
    this.openings.delete(sql);
    return taken;
  }
}
