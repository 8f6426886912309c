import { Injectable } from '@nestjs/common';
import { listOf, UnitOfWork, type SqlValue } from '../../database';
import type { Ticket, TicketEvidence, TicketState } from '../domain/ticket';
import type { StoredEvent } from '../domain/ticket-events';
import { TicketReader, type TicketScope } from '../domain/ticket.reader';
import { OPEN_STATES } from '../domain/ticket-workflow';
import { toEvent } from './event.mapper';
import { toEvidence } from './evidence.mapper';
import { toTicket } from './ticket.mapper';

const OPEN = `state IN (${OPEN_STATES.map((state) => `'${state}'`).join(', ')})`;

/** Reads what is committed, and inside a unit of work what that has written too. */
@Injectable()
export class SqlTicketReader extends TicketReader {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  ofResident(residentKey: string, limit: number, offset: number): Promise<Ticket[]> {
    return this.select('resident_key = ? ORDER BY submitted_at DESC, id DESC LIMIT ? OFFSET ?', [
      residentKey,
      limit,
      offset,
    ]);
  }

  async ofResidentByNumber(residentKey: string, number: string): Promise<Ticket | null> {
    const [ticket] = await this.select('number = ? AND resident_key = ?', [number, residentKey]);
    return ticket ?? null;
  }

  ofResidentByDigits(residentKey: string, digits: string, limit: number): Promise<Ticket[]> {
    return this.select(
      `resident_key = ? AND (number LIKE ? OR replace(number, '-', '') LIKE ?)
        ORDER BY submitted_at DESC, id DESC LIMIT ?`,
      [residentKey, `%-${digits}-_`, `%${digits}`, limit],
    );
  }

  openOfUnit(unit: string, manyPeople: number, limit: number): Promise<Ticket[]> {
    const order = 'CASE WHEN people >= ? THEN 0 ELSE 1 END, resolve_by, id';
    return this.select(`lead_unit = ? AND ${OPEN} ORDER BY ${order} LIMIT ?`, [unit, manyPeople, limit]);
  }

  byIds(ids: readonly string[]): Promise<Ticket[]> {
    return ids.length ? this.select(this.unitOfWork.in('id'), [listOf(ids)]) : Promise.resolve([]);
  }

  newest({ state, unit }: { state?: TicketState; unit?: string }, limit: number): Promise<Ticket[]> {
    const asked = [
      ['state', state],
      ['lead_unit', unit],
    ].filter((pair): pair is [string, string] => pair[1] !== undefined);
    const where = asked.map(([column]) => `${column} = ?`).join(' AND ') || '1 = 1';
    return this.select(`${where} ORDER BY submitted_at DESC, id DESC LIMIT ?`, [...asked.map(([, is]) => is), limit]);
  }

  byId(scope: TicketScope, id: string): Promise<Ticket[]> {
    return this.inScope(scope, 'id = ?', [id]);
  }

  byNumber(scope: TicketScope, number: string): Promise<Ticket[]> {
    return this.inScope(scope, 'number = ?', [number]);
  }

  bySequence(scope: TicketScope, sequence: string, limit: number): Promise<Ticket[]> {
    const newest = 'ORDER BY submitted_at DESC, id DESC LIMIT ?';
    return this.inScope(scope, 'number LIKE ?', [`%-${sequence}-_`], newest, limit);
  }

  inStreet(street: string, limit: number): Promise<Ticket[]> {
    return this.select('street = ? ORDER BY submitted_at DESC, id DESC LIMIT ?', [street, limit]);
  }

  async evidence(ticketId: string): Promise<TicketEvidence[]> {
    const rows = await this.unitOfWork.read('SELECT * FROM ticket_evidence WHERE ticket_id = ? ORDER BY id', [
      ticketId,
    ]);
    return rows.map(toEvidence);
  }

  async history(ticketId: string): Promise<StoredEvent[]> {
    const rows = await this.unitOfWork.read('SELECT * FROM ticket_events WHERE ticket_id = ? ORDER BY seq', [ticketId]);
    return rows.map(toEvent);
  }

  private inScope(
    scope: TicketScope,
    what: string,
    values: SqlValue[],
    tail = '',
    ...limits: number[]
  ): Promise<Ticket[]> {
    const [where, params] = conditionOf(scope);
    return this.select(`${where} AND ${what} ${tail}`, [...params, ...values, ...limits]);
  }

  private async select(where: string, params: readonly SqlValue[]): Promise<Ticket[]> {
    const rows = await this.unitOfWork.read(`SELECT * FROM tickets WHERE ${where}`, params);
    return rows.map(toTicket);
  }
}

/** A unit knows what it leads, what it has a part in and where it was called. */
function conditionOf(scope: TicketScope): [where: string, params: SqlValue[]] {
  if (scope === 'city') return ['1 = 1', []];
  if ('district' in scope) return ['district = ?', [scope.district]];
  const takesPart = `SELECT ticket_id FROM ticket_overlays
    WHERE unit = ? AND kind IN ('jointPart', 'checkIn') AND state NOT IN ('returned', 'cancelled')`;
  return [`(lead_unit = ? OR id IN (${takesPart}))`, [scope.unit, scope.unit]];
}
