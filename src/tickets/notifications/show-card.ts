import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { UnitOfWork } from '../../database';
import { EvidenceItems } from '../../evidence';
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
      const standing = (await standingOf(sql, this.items, [ticketId])).get(ticketId);
      if (!standing) return null;
      const buttons = standing.ticket.leadUnit === forUnit ? undefined : [];
      return unitCard({ ...standing, city: this.city, now: this.clock.now() }, undefined, buttons);
    });
  }
}
