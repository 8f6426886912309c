import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { UnitOfWork } from '../../database';
import { EvidenceItems, missingOf } from '../../evidence';
import type { CardMessage } from '../../shared/chat';
import { CLOCK, type Clock } from '../../shared/clock';
import { CITY } from '../tokens';
import { standingOf } from './standing';
import { unitCard } from './unit-card';

/** The card of a ticket as it stands now, for a group that asked for it. */
@Injectable()
export class ShowCard {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: EvidenceItems,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when there is no such ticket. Buttons are the handling unit's; others only look. */
  execute(ticketId: string, forUnit: string | null): Promise<CardMessage | null> {
    return this.unitOfWork.run(async (sql) => {
      const { tickets, evidence, overlays, joined } = await standingOf(sql, [ticketId]);
      const ticket = tickets.get(ticketId);
      if (!ticket) return null;
      const own = evidence.get(ticketId) ?? [];
      const missing = missingOf(own, await this.items.troubled(own));
      const now = this.clock.now();
      const subject = { ticket, overlays: overlays.get(ticketId) ?? [], joined: joined.get(ticketId) ?? [], missing };
      const buttons = ticket.leadUnit === forUnit ? undefined : [];
      return unitCard({ ...subject, city: this.city, now }, undefined, buttons);
    });
  }
}
