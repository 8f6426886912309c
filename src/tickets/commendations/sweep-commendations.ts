import { Inject, Injectable } from '@nestjs/common';
import { listOf, UnitOfWork, type Sql } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { appendSystemEvents } from '../persistence/append-system-events';

/** What one sweep takes at most; the rest is there for the next. */
const BATCH = 200;

/** Lets units hear the praise that is due to be told. */
@Injectable()
export class SweepCommendations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** How many were told. */
  execute(): Promise<number> {
    return this.unitOfWork.run((sql) => this.tell(sql, this.clock.now()));
  }

  private async tell(sql: Sql, now: Date): Promise<number> {
    const lock = sql.dialect === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
    const due = await sql.query(`SELECT * FROM commendations WHERE tell_at <= ? ORDER BY tell_at LIMIT ?${lock}`, [
      now.getTime(),
      BATCH,
    ]);
    if (!due.length) return 0;
    const ids = listOf(due.map(({ id }) => String(id)));
    await sql.query(`UPDATE commendations SET tell_at = NULL WHERE ${sql.in('id')}`, [ids]);
    const events = due.map(({ ticket_id, unit, words }) => ({
      ...{ ticketId: String(ticket_id), type: 'commended' as const },
      data: { unit: String(unit), words: String(words) },
    }));
    await appendSystemEvents(sql, events, now);
    return due.length;
  }
}
