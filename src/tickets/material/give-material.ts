import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { notFound } from '../domain/errors';
import type { Actor } from '../domain/ticket-command';
import { TicketReader } from '../domain/ticket.reader';
import { CITY, MATERIAL_LINK, type MaterialLink } from '../tokens';
import { MaterialPacks } from './material-packs';

/** A link to a pack, and until when it may be opened. */
export interface GivenMaterial {
  ticketId: string;
  number: string;
  link: string;
  until: Date;
}

/** Gives a unit that has to do with a ticket its pack: story, evidence, place, and what was there before. */
@Injectable()
export class GiveMaterial {
  constructor(
    private readonly tickets: TicketReader,
    private readonly packs: MaterialPacks,
    @Inject(MATERIAL_LINK) private readonly linkTo: MaterialLink,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** For the unit of who asks; dispatchers and supervisors get their own. Throws `ticket.notFound` for strangers. */
  async execute(ticketId: string, by: Extract<Actor, { id: string }>, unit: string): Promise<GivenMaterial> {
    const scope = by.kind === 'handler' ? { unit: by.unit } : ('city' as const);
    const [ticket] = await this.tickets.byId(scope, ticketId);
    if (!ticket) throw notFound();
    const pack = await this.packs.give(ticket.id, unit, by.name ?? by.id, this.city.policy.materialHours);
    return { ticketId, number: ticket.number, link: this.linkTo(pack.id), until: pack.expiresAt };
  }
}
