import { listOf, sortableId, type Sql } from '../../database';
import type { TicketEvent } from '../domain/ticket-events';
import { isAnnounced } from '../notifications/rules';
import { EVENT_COLUMNS, toEventRow } from './event.mapper';

/** What time alone says of a ticket: at most one for each ticket at once. */
export type SystemEvent = {
  [T in TicketEvent['type']]: Pick<Extract<TicketEvent, { type: T }>, 'type' | 'data'>;
}[TicketEvent['type']] & { ticketId: string };

/** Appends events that move nothing else of their tickets; their rows stay locked until the transaction ends. */
export async function appendSystemEvents(sql: Sql, events: readonly SystemEvent[], at: Date): Promise<void> {
  if (!events.length) return;
  const advanced = await sql.query(
    `UPDATE tickets SET revision = revision + 1 WHERE ${sql.in('id')} RETURNING id, revision`,
    [listOf(events.map(({ ticketId }) => ticketId))],
  );
  const seqs = new Map(advanced.map(({ id, revision }) => [String(id), Number(revision)]));
  const actor = { kind: 'system', id: null, name: null } as const;
  const rows = events.flatMap((event) => {
    const seq = seqs.get(event.ticketId);
    // `type` and `data` were given together.
    const whole = { ...event, seq: seq ?? 0, at, actor } as TicketEvent;
    return seq === undefined ? [] : [toEventRow(sortableId(at.getTime()), whole, !isAnnounced(event.type))];
  });
  await sql.insert('ticket_events', EVENT_COLUMNS, rows);
}
