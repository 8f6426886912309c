import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type SqlRow } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';

/** A pack as it was given. */
export interface MaterialPack {
  id: string;
  ticketId: string;
  unit: string;
  expiresAt: Date;
}

const COLUMNS = ['id', 'ticket_id', 'unit', 'given_by', 'given_at', 'expires_at'];
const HOUR = 3_600_000;
const ID_BYTES = 16;

/** Keeps which packs were given, to whom, and until when. */
@Injectable()
export class MaterialPacks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** A new pack under an id of chance. */
  give(ticketId: string, unit: string, by: string, hours: number): Promise<MaterialPack> {
    return this.unitOfWork.run(async (sql) => {
      const now = this.clock.now().getTime();
      const id = randomBytes(ID_BYTES).toString('hex');
      const expiresAt = now + hours * HOUR;
      await sql.insert('material_packs', COLUMNS, [[id, ticketId, unit, by, now, expiresAt]]);
      return { id, ticketId, unit, expiresAt: new Date(expiresAt) };
    });
  }

  /** Null when there is none under that id, or its time is over. */
  async find(id: string): Promise<MaterialPack | null> {
    const [row] = await this.unitOfWork.read<SqlRow>('SELECT * FROM material_packs WHERE id = ?', [id]);
    if (!row || Number(row.expires_at) <= this.clock.now().getTime()) return null;
    return {
      id: String(row.id),
      ticketId: String(row.ticket_id),
      unit: String(row.unit),
      expiresAt: new Date(Number(row.expires_at)),
    };
  }
}
