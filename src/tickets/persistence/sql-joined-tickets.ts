import { Injectable } from '@nestjs/common';
import { listOf, rowsFrom, UnitOfWork, type SqlRow } from '../../database';
import { EvidenceItems } from '../../evidence';
import { JoinedTickets, type AlikeTicket } from '../domain/joining/joined-tickets';
import type { Ticket } from '../domain/ticket';
import type { TicketChange } from '../domain/ticket.repository';
import { appendEvents } from './append-events';
import { toTicket } from './ticket.mapper';

/** More open tickets of one category in one street or square are not looked through; the newest are. */
const MOST_ALIKE = 60;

const ALIKE = [
  'id',
  'state',
  'kind',
  'category',
  'story',
  'place_text',
  'lat',
  'lon',
  'district',
  'street',
  'people',
  'resident_key',
  'resolve_by',
].join(', ');

const COUNTED = ['people', 'resident_left', 'revision', 'evidence_count', 'updated_at'];

/** Joined tickets in prepared SQL, the same on both databases but for the words that lock and unpack. */
@Injectable()
export class SqlJoinedTickets extends JoinedTickets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly items: EvidenceItems,
  ) {
    super();
  }

  /** In the order of ids, so that two who hold several never wait for each other. On SQLite there is one writer. */
  hold(ids: readonly string[]): Promise<Ticket[]> {
    return this.unitOfWork.run(async (sql) => {
      const lock = sql.dialect === 'postgres' ? ' FOR UPDATE' : '';
      const rows = await sql.query(`SELECT * FROM tickets WHERE ${sql.in('id')} ORDER BY id${lock}`, [listOf(ids)]);
      return rows.map(toTicket);
    });
  }

  async joinedInto(ids: readonly string[]): Promise<Ticket[]> {
    const rows = await this.unitOfWork.read(
      `SELECT * FROM tickets WHERE joined_into IS NOT NULL AND ${this.unitOfWork.in('joined_into')}
        AND state = 'joined' ORDER BY id`,
      [listOf(ids)],
    );
    return rows.map(toTicket);
  }

  async alike(keys: { streets: readonly string[]; cells: readonly string[] }, since: Date): Promise<AlikeTicket[]> {
    const { streets, cells } = keys;
    if (!streets.length && !cells.length) return [];
    const id = this.unitOfWork.dialect === 'sqlite' ? 'rowid' : 'id';
    const found = await this.unitOfWork.read(
      `SELECT ${ALIKE} FROM tickets WHERE ${id} IN (${this.newest('alike_street')} UNION ${this.newest('alike_cell')})`,
      [listOf(streets), since.getTime(), listOf(cells), since.getTime()],
    );
    const alike = found.map(toAlike);
    return alike.sort((one, other) => (one.id > other.id ? -1 : 1));
  }

  /** The newest under each of the keys in a JSON list: an end of an index for each, however many lie there. */
  private newest(column: 'alike_street' | 'alike_cell'): string {
    const ofKey = (id: string): string =>
      `SELECT ${id} FROM tickets WHERE ${column} = k.value AND submitted_at > ? ORDER BY submitted_at DESC LIMIT ${MOST_ALIKE}`;
    return this.unitOfWork.dialect === 'sqlite'
      ? `SELECT t.rowid FROM json_each(?) AS k CROSS JOIN tickets AS t ON t.rowid IN (${ofKey('rowid')})`
      : `SELECT t.id FROM jsonb_array_elements_text(?::jsonb) AS k(value) CROSS JOIN LATERAL (${ofKey('id')}) AS t`;
  }

  count(changes: readonly TicketChange[]): Promise<void> {
    return this.unitOfWork.run(async (sql) => {
      const set = COUNTED.map((column, index) => `${column} = CAST(j.value ->> ${index + 1} AS bigint)`).join(', ');
      const rows = changes.map(({ ticket }) => [
        ticket.id,
        ticket.people,
        ticket.residentLeft ? 1 : 0,
        ticket.revision,
        ticket.evidenceCount,
        ticket.updatedAt.getTime(),
      ]);
      await sql.query(
        `UPDATE tickets SET ${set} FROM ${rowsFrom(sql)} WHERE tickets.id = j.value ->> 0 RETURNING tickets.id`,
        [JSON.stringify(rows)],
      );
      await appendEvents(sql, this.items, changes);
    });
  }
}

function toAlike(row: SqlRow): AlikeTicket {
  const { id, state, kind, category, story, place_text: text, lat, lon, district, street } = row;
  const place = { text, lat, lon, district, street };
  const residentKey = String(row.resident_key);
  const resolveBy = new Date(Number(row.resolve_by));
  // What was written was typed: the columns hold what `toTicketRow` put there.
  return { id, state, kind, category, story, place, people: Number(row.people), residentKey, resolveBy } as AlikeTicket;
}
