import { Injectable } from '@nestjs/common';
import { Bundle, listOf, UnitOfWork, type SqlRow, type SqlValue } from '../../database';
import { EvidenceItems } from '../../evidence';
import type { OpenedTicket } from '../domain/open-ticket';
import type { Overlay } from '../domain/overlays/overlay';
import type { RulingBook } from '../domain/ruling';
import type { Ticket } from '../domain/ticket';
import type { TicketRef } from '../domain/ticket-command';
import type { StoredEvent } from '../domain/ticket-events';
import { TicketRepository, type Lookup, type TicketChange } from '../domain/ticket.repository';
import { STATES } from '../domain/ticket-workflow';
import { appendEvents } from './append-events';
import { ChangeTrail } from './change-trail';
import { JustOpened } from './just-opened';
import { toEvent } from './event.mapper';
import { OVERLAY_COLUMNS, OVERLAY_CONFLICT, toOverlay, toOverlayRow } from './overlay.mapper';
import { CHANGING_COLUMNS, TICKET_COLUMNS, toChangedRow, toTicket, toTicketRow } from './ticket.mapper';

const UPDATE = `UPDATE tickets SET ${CHANGING_COLUMNS.map((column) => `${column} = ?`).join(', ')}
  WHERE id = ? AND revision = ? RETURNING id`;
const LAST_NUMBER = 'SELECT last FROM ticket_sequences WHERE city = ? AND day = ?';
const NEXT_NUMBERS = '(city, day) DO UPDATE SET last = ticket_sequences.last + excluded.last';

/** What waits for somebody ends with the ticket; supervision is lifted, and exclusion ruled on, by a person. */
const LAPSE = `UPDATE ticket_overlays SET state = 'lapsed', due_at = NULL, ended_at = ?
  WHERE ticket_id = ? AND ended_at IS NULL AND kind NOT IN ('supervision', 'exclusion')`;

/** Tickets in prepared SQL, the same on both databases. */
@Injectable()
export class SqlTicketRepository extends TicketRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: EvidenceItems,
    private readonly trail: ChangeTrail,
    private readonly justOpened: JustOpened,
  ) {
    super();
  }

  async find(ref: TicketRef): Promise<Ticket | null> {
    const [column, value] = 'id' in ref ? ['id', ref.id] : ['number', ref.number];
    const [row] = await this.unitOfWork.read(`SELECT * FROM tickets WHERE ${column} = ?`, [value]);
    return row ? toTicket(row) : null;
  }

  async findByDrafts(draftIds: readonly string[]): Promise<Ticket[]> {
    const { unitOfWork } = this;
    const rows = await unitOfWork.read(`SELECT * FROM tickets WHERE ${unitOfWork.in('draft_id')}`, [listOf(draftIds)]);
    return rows.map(toTicket);
  }

  async openedSince(residentKeys: readonly string[], since: Date): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.read<{ resident_key: string; opened: number }>(
      `SELECT resident_key, count(*) AS opened FROM tickets
        WHERE ${this.unitOfWork.in('resident_key')} AND submitted_at > ? GROUP BY resident_key`,
      [listOf(residentKeys), since.getTime()],
    );
    return new Map(rows.map(({ resident_key, opened }) => [resident_key, Number(opened)]));
  }

  foresee({ draftIds, residentKeys, since, city, day, evidence }: Lookup): void {
    const { unitOfWork } = this;
    unitOfWork.beside(this.findByDrafts(draftIds));
    unitOfWork.beside(this.openedSince(residentKeys, since));
    unitOfWork.beside(unitOfWork.read(LAST_NUMBER, [city, day]));
    unitOfWork.beside(this.items.troubled(evidence));
  }

  /** On PostgreSQL the day's row stays locked until the transaction ends: batches that open tickets take turns. */
  takeNumbers(city: string, day: string, count: number): Promise<number> {
    return this.unitOfWork.run(async (sql) => {
      if (sql instanceof Bundle) return nextNumbers(sql, city, day, count);
      const [row] = await sql.insert<{ last: number }>(
        'ticket_sequences',
        ['city', 'day', 'last'],
        [[city, day, count]],
        {
          conflict: NEXT_NUMBERS,
          returning: 'last',
        },
      );
      return Number(row?.last ?? count) - count + 1;
    });
  }

  add(opened: readonly OpenedTicket[]): Promise<Set<string>> {
    return this.unitOfWork.run(async (sql) => {
      const rows = opened.map(({ ticket }) => toTicketRow(ticket));
      if (sql instanceof Bundle) return this.addEvery(sql, opened, rows);
      const written = await sql.insert<{ draft_id: string }>('tickets', TICKET_COLUMNS, rows, {
        conflict: '(draft_id) DO NOTHING',
        returning: 'draft_id',
      });
      const drafts = new Set(written.map(({ draft_id }) => draft_id));
      const fresh = opened.filter(({ ticket }) => drafts.has(ticket.draftId));
      await appendEvents(sql, this.items, fresh);
      await this.trail.opened(sql, fresh);
      this.unitOfWork.onCommit(() => this.trail.count(fresh));
      return drafts;
    });
  }

  update(change: TicketChange): Promise<boolean> {
    const { ticket, from, events, evidence, overlays = [] } = change;
    return this.unitOfWork.run(async (sql) => {
      const written = await sql.query(UPDATE, [...toChangedRow(ticket), ticket.id, from]);
      if (!written.length) return false;
      await appendEvents(sql, this.items, [{ events, evidence }]);
      await sql.insert('ticket_overlays', OVERLAY_COLUMNS, overlays.map(toOverlayRow), { conflict: OVERLAY_CONFLICT });
      if (STATES[ticket.state].clock === 'ended') await sql.query(LAPSE, [ticket.updatedAt.getTime(), ticket.id]);
      await this.trail.changed(sql, change);
      return true;
    });
  }

  rulings(): Promise<RulingBook> {
    return this.trail.rulings.known();
  }

  async overlaysOf(ticketId: string): Promise<Overlay[]> {
    const rows = await this.unitOfWork.read('SELECT * FROM ticket_overlays WHERE ticket_id = ? ORDER BY id', [
      ticketId,
    ]);
    return rows.map(toOverlay);
  }

  async history(ticketId: string): Promise<StoredEvent[]> {
    const rows = await this.unitOfWork.read<SqlRow>('SELECT * FROM ticket_events WHERE ticket_id = ? ORDER BY seq', [
      ticketId,
    ]);
    return rows.map(toEvent);
  }

  /** None of the drafts was stored before: if one was, the bundle fails. */
  private async addEvery(sql: Bundle, opened: readonly OpenedTicket[], rows: SqlValue[][]): Promise<Set<string>> {
    // Asked before the writes are told, answered while they are put together.
    const troubled = this.items.troubled(opened.flatMap(({ evidence }) => evidence));
    this.unitOfWork.beside(troubled);
    sql.insertEvery('tickets', TICKET_COLUMNS, rows);
    const events = await appendEvents(sql, this.items, opened);
    await this.trail.opened(sql, opened);
    this.justOpened.keep(sql, { opened, events, troubled });
    this.unitOfWork.onCommit(() => this.trail.count(opened));
    return new Set(opened.map(({ ticket }) => ticket.draftId));
  }
}

/** Numbers taken in a bundle: when somebody took some meanwhile, the bundle fails. */
async function nextNumbers(sql: Bundle, city: string, day: string, count: number): Promise<number> {
  const [row] = await sql.query<{ last: number }>(LAST_NUMBER, [city, day]);
  const last = Number(row?.last ?? 0);
  sql.queryEvery(
    `INSERT INTO ticket_sequences (city, day, last) VALUES (?, ?, ?)
      ON CONFLICT (city, day) DO UPDATE SET last = excluded.last WHERE ticket_sequences.last = ?`,
    [city, day, last + count, last],
    1,
  );
  return last + 1;
}
