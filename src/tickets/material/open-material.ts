import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { AuditLog } from '../audit/audit-log';
import { TicketReader } from '../domain/ticket.reader';
import { CITY } from '../tokens';
import { atSamePlace, redacted, type Material } from './material';
import { MaterialPacks, type MaterialPack } from './material-packs';

const MOST_OTHERS = 500;

/** Opens a pack for whoever has its link; every opening is written down before anything is shown. */
@Injectable()
export class OpenMaterial {
  constructor(
    private readonly tickets: TicketReader,
    private readonly packs: MaterialPacks,
    private readonly audit: AuditLog,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Null when the link is of no pack, or too old. */
  async execute(packId: string): Promise<Material | null> {
    const pack = await this.packs.find(packId);
    const [ticket] = pack ? await this.tickets.byId('city', pack.ticketId) : [];
    if (!pack || !ticket) return null;
    await this.note(pack);
    const { street } = ticket.place;
    const others = street === null ? [] : await this.tickets.inStreet(street, MOST_OTHERS);
    return {
      ticket,
      story: redacted(ticket),
      evidence: await this.tickets.evidence(ticket.id),
      history: await this.tickets.history(ticket.id),
      earlier: atSamePlace(ticket, others, this.city),
      unit: pack.unit,
      expiresAt: pack.expiresAt,
    };
  }

  /** One medium of the pack; null when there is none of that id in it. Looks were written down with the page. */
  async evidence(packId: string, evidenceId: string): Promise<Material['evidence'][number] | null> {
    const pack = await this.packs.find(packId);
    if (!pack) return null;
    const all = await this.tickets.evidence(pack.ticketId);
    return all.find(({ id }) => id === evidenceId) ?? null;
  }

  private note({ ticketId, unit }: MaterialPack): Promise<void> {
    const actor = { kind: 'link', id: null, name: null };
    return this.audit.note([{ action: 'openedMaterial', actor, ticketId, detail: { unit } }]);
  }
}
