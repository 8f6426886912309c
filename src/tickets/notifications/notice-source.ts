import { Injectable } from '@nestjs/common';
import { Bundle, listOf, UnitOfWork, type Sql, type SqlRow } from '../../database';
import type { Overlay } from '../domain/overlays/overlay';
import { EvidenceItems, missingOf, type Missing } from '../../evidence';
import { Rulings } from '../dispatch/rulings';
import { rulingOn, type Ruling, type RulingBook } from '../domain/ruling';
import type { Ticket, TicketEvidence } from '../domain/ticket';
import type { StoredEvent } from '../domain/ticket-events';
import { toEvent } from '../persistence/event.mapper';
import { toEvidence } from '../persistence/evidence.mapper';
import { toOverlay } from '../persistence/overlay.mapper';
import { JustOpened, type Opening } from '../persistence/just-opened';
import { toTicket } from '../persistence/ticket.mapper';
import { isAnnounced } from './rules';

/** An event nobody was told of yet, with its ticket as it is now. */
export interface Untold {
  event: StoredEvent;
  ticket: Ticket;
  evidence: readonly TicketEvidence[];
  overlays: readonly Overlay[];
  missing: Missing;
  ruling: Ruling | null;
  /** Tickets joined into it. */
  joined: readonly Ticket[];
}

/** What one taking marks at most; the rest is there for the next. */
const MOST = 1000;

/** The revision of a ticket that was submitted, received and dispatched, and no more. */
const OPENED = 3;

/** Takes events that are to be told; marked in the same transaction, so that each is taken once. */
@Injectable()
export class NoticeSource {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: EvidenceItems,
    private readonly rulings: Rulings,
    private readonly justOpened: JustOpened,
  ) {}

  /** In the order of happening. Five statements at most. */
  take(): Promise<Untold[]> {
    return this.unitOfWork.run(async (sql) => {
      if (sql instanceof Bundle) return this.takeOpened(sql);
      const events = await takeEvents(sql);
      if (!events.length) return [];
      const tickets = await ticketsOf(sql, [...new Set(events.map(({ ticketId }) => ticketId))]);
      const evidence = await evidenceOf(sql, tickets);
      const overlays = await overlaysOf(sql, tickets);
      const troubled = await this.items.troubled([...evidence.values()].flat());
      const joined = await joinedInto(sql, tickets);
      const book = await bookFor(events, this.rulings);
      return events.flatMap((event) => {
        const ticket = tickets.get(event.ticketId);
        if (!ticket) return [];
        const own = evidence.get(ticket.id) ?? [];
        const over = overlays.get(ticket.id) ?? [];
        const ruling = rulingOn(book, { category: ticket.category, street: ticket.place.street });
        return [
          {
            event,
            ticket,
            evidence: own,
            overlays: over,
            missing: missingOf(own, troubled),
            ruling,
            joined: joined.get(ticket.id) ?? [],
          },
        ];
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

async function ticketsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, Ticket>> {
  const rows = await sql.query(`SELECT * FROM tickets WHERE ${sql.in('id')}`, [listOf(ids)]);
  return new Map(rows.map(toTicket).map((ticket) => [ticket.id, ticket]));
}

async function evidenceOf(sql: Sql, tickets: ReadonlyMap<string, Ticket>): Promise<Map<string, TicketEvidence[]>> {
  const ids = [...tickets.values()].filter(({ evidenceCount }) => evidenceCount > 0).map(({ id }) => id);
  return byTicket(sql, 'ticket_evidence', ids, toEvidence);
}

/** Of matters that several people reported. */
async function joinedInto(sql: Sql, tickets: ReadonlyMap<string, Ticket>): Promise<Map<string, Ticket[]>> {
  const ids = [...tickets.values()]
    .filter(({ people, residentLeft }) => people > 1 || residentLeft)
    .map(({ id }) => id);
  const found = new Map<string, Ticket[]>();
  if (!ids.length) return found;
  const rows = await sql.query(
    `SELECT * FROM tickets WHERE ${sql.in('joined_into')} AND state = 'joined' ORDER BY id`,
    [listOf(ids)],
  );
  for (const one of rows.map(toTicket))
    found.set(one.joinedInto ?? '', [...(found.get(one.joinedInto ?? '') ?? []), one]);
  return found;
}

/** A ticket that was only opened has nothing over it. */
async function overlaysOf(sql: Sql, tickets: ReadonlyMap<string, Ticket>): Promise<Map<string, Overlay[]>> {
  const ids = [...tickets.values()].filter(({ revision }) => revision > OPENED).map(({ id }) => id);
  return byTicket(sql, 'ticket_overlays', ids, toOverlay);
}

async function byTicket<T>(
  sql: Sql,
  table: 'ticket_evidence' | 'ticket_overlays',
  ids: readonly string[],
  read: (row: SqlRow) => T,
): Promise<Map<string, T[]>> {
  const found = new Map<string, T[]>();
  if (!ids.length) return found;
  const rows = await sql.query(`SELECT * FROM ${table} WHERE ${sql.in('ticket_id')} ORDER BY id`, [listOf(ids)]);
  for (const row of rows) {
    const list = found.get(String(row.ticket_id)) ?? [];
    list.push(read(row));
    found.set(String(row.ticket_id), list);
  }
  return found;
}
