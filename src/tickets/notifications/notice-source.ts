import { Injectable } from '@nestjs/common';
import { Bundle, listOf, UnitOfWork, type Sql } from '../../database';
import { missingOf } from '../../evidence';
import { Rulings } from '../dispatch/rulings';
import { rulingOn, type Ruling, type RulingBook } from '../domain/ruling';
import type { StoredEvent } from '../domain/ticket-events';
import { toEvent } from '../persistence/event.mapper';
import { JustOpened, type Opening } from '../persistence/just-opened';
import { isAnnounced } from './rules';
import type { Standing } from './standing';
import { Standings } from './standings';

/** An event nobody was told of yet, with its ticket as it is now. */
export interface Untold extends Standing {
  event: StoredEvent;
  ruling: Ruling | null;
}

/** What one taking marks at most; the rest is there for the next. */
const MOST = 1000;

/** Takes events that are to be told; marked in the same transaction, so that each is taken once. */
@Injectable()
export class NoticeSource {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly standings: Standings,
    private readonly rulings: Rulings,
    private readonly justOpened: JustOpened,
  ) {}

  /** In the order of happening. Five statements at most. */
  take(): Promise<Untold[]> {
    return this.unitOfWork.run(async (sql) => {
      if (sql instanceof Bundle) return this.takeOpened(sql);
      const events = await takeEvents(sql);
      if (!events.length) return [];
      const standing = await this.standings.of([...new Set(events.map(({ ticketId }) => ticketId))]);
      const book = await bookFor(events, this.rulings);
      return events.flatMap((event) => {
        const one = standing.get(event.ticketId);
        if (!one) return [];
        const { category, place } = one.ticket;
        return [{ event, ...one, ruling: rulingOn(book, { category, street: place.street }) }];
      });
    });
  }

  /** Where writes are gathered nothing can be read back; what this unit opened is known without. */
  private async takeOpened(sql: Bundle): Promise<Untold[]> {
    const openings = this.justOpened.take(sql);
    if (!openings.length) return [];
    const book = await this.rulings.known();
    const untold: Untold[] = [];
    for (const opening of openings) untold.push(...untoldOf(opening, await opening.troubled, book));
    void sql.query(`UPDATE ticket_events SET told = 1 WHERE ${sql.in('id')}`, [
      listOf(untold.map(({ event }) => event.id)),
    ]);
    return untold;
  }
}

type Troubled = ReadonlyMap<string, 'late' | 'lost'>;

/** A ticket that was only opened has nothing over it and nobody joined. */
function untoldOf({ opened, events }: Opening, troubled: Troubled, book: RulingBook): Untold[] {
  const byId = new Map(opened.map((one) => [one.ticket.id, one]));
  return events.flatMap((event) => {
    const own = byId.get(event.ticketId);
    if (!own || !isAnnounced(event.type)) return [];
    const { ticket, evidence } = own;
    const ruling = rulingOn(book, { category: ticket.category, street: ticket.place.street });
    return [{ event, ticket, evidence, overlays: [], missing: missingOf(evidence, troubled), ruling, joined: [] }];
  });
}

/** A ruling of this very transaction is seen too: it is read through it. */
function bookFor(events: readonly StoredEvent[], rulings: Rulings): Promise<RulingBook> {
  return events.some(({ type }) => type === 'returnUpheld') ? rulings.fresh() : rulings.known();
}

async function takeEvents(sql: Sql): Promise<StoredEvent[]> {
  // Other instances take others meanwhile; on SQLite there is one writer.
  const skip = sql.dialect === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
  const rows = await sql.query(
    `UPDATE ticket_events SET told = 1 WHERE told = 0
      AND id IN (SELECT id FROM ticket_events WHERE told = 0 ORDER BY id LIMIT ${MOST}${skip}) RETURNING *`,
  );
  return rows.map(toEvent).sort((one, other) => (one.id < other.id ? -1 : 1));
}
