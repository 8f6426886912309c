import type { CityConfig } from '../../../config/city';
import { sortableId, type Sql, type SqlRow, type SqlValue } from '../../database';
import { callbackTimes, type Callback, type CallbackState, type Satisfaction } from '../domain/callbacks/callback';
import type { Ticket } from '../domain/ticket';
import type { TicketEvent, TicketEventType } from '../domain/ticket-events';
import { toTicket } from '../persistence/ticket.mapper';

const COLUMNS = [
  ...['id', 'ticket_id', 'number', 'conversation', 'language', 'state', 'ask_at', 'expires_at'],
  ...['contacted', 'evidence', 'effective', 'unit', 'district', 'category'],
];

/** After these the question is out of date. */
const OVER: readonly TicketEventType[] = ['reopened', 'withdrawn'];

/** Keeps whom to ask about a ticket: everybody of it once it is resolved, and nobody once it is taken up again. */
export async function keepCallbacks(
  sql: Sql,
  ticket: Ticket,
  events: readonly TicketEvent[],
  city: CityConfig,
): Promise<void> {
  if (events.some(({ type }) => OVER.includes(type))) await lapse(sql, ticket.id);
  const resolved = events.find(({ type }) => type === 'resolved');
  if (resolved) await start(sql, ticket, resolved.at, city);
}

async function lapse(sql: Sql, ticketId: string): Promise<void> {
  await sql.query(`UPDATE callbacks SET state = 'lapsed' WHERE ticket_id = ? AND state IN ('waiting', 'asked')`, [
    ticketId,
  ]);
}

async function start(sql: Sql, main: Ticket, at: Date, city: CityConfig): Promise<void> {
  const { askAt, expiresAt } = callbackTimes(at, city);
  const rows = (await peopleOf(sql, main)).map((own): SqlValue[] => [
    ...[sortableId(at.getTime()), main.id, own.number, own.resident.key, own.language, 'waiting'],
    ...[askAt.getTime(), expiresAt.getTime(), 0, '[]', 0],
    ...[main.leadUnit, main.place.district, main.category],
  ]);
  await sql.insert('callbacks', COLUMNS, rows);
}

/** As `PeopleOf` finds them, inside the write that resolves. */
async function peopleOf(sql: Sql, main: Ticket): Promise<Ticket[]> {
  const own = main.residentLeft ? [] : [main];
  if (main.people <= own.length) return own;
  const rows = await sql.query(
    `SELECT * FROM tickets WHERE joined_into = ? AND state = 'joined' AND resident_left = 0 ORDER BY id`,
    [main.id],
  );
  return [...own, ...rows.map(toTicket)];
}

/** A row as the rules read it. */
export function toCallback(row: SqlRow): Callback {
  return {
    id: String(row.id),
    ticketId: String(row.ticket_id),
    number: String(row.number),
    conversation: String(row.conversation),
    state: String(row.state) as CallbackState,
    solved: row.solved == null ? null : Number(row.solved) === 1,
    satisfaction: row.satisfaction == null ? null : (Number(row.satisfaction) as Satisfaction),
    words: row.words == null ? null : String(row.words),
  };
}
