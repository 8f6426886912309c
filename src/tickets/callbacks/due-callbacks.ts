import type { CityConfig } from '../../../config/city';
import { listOf, type Sql, type SqlRow } from '../../database';
import { timesOfAsking } from '../domain/callbacks/callback';
import { appendSystemEvents } from '../persistence/append-system-events';

/** A question is put only while the matter stands resolved. Only the tickets of what is due are looked at. */
export async function lapseOutdated(sql: Sql, now: Date): Promise<void> {
  await sql.query(
    `UPDATE callbacks SET state = 'lapsed' WHERE state = 'waiting' AND ask_at <= ?
      AND EXISTS (SELECT 1 FROM tickets WHERE tickets.id = callbacks.ticket_id AND tickets.state <> 'resolved')`,
    [now.getTime()],
  );
}

/** Puts the question to those who are due, and gives how many. */
export async function askDue(sql: Sql, now: Date, city: CityConfig, limit: number): Promise<number> {
  const due = await take(sql, `state = 'waiting' AND ask_at <= ? ORDER BY ask_at`, now, limit);
  const { remindAt, expiresAt } = timesOfAsking(now, city);
  await sql.query(
    `UPDATE callbacks SET state = 'asked', asked_at = ?, remind_at = ?, expires_at = ? WHERE ${sql.in('id')}`,
    [now.getTime(), remindAt?.getTime() ?? null, expiresAt.getTime(), idsOf(due)],
  );
  await tell(sql, due, false, now);
  return due.length;
}

/** Puts it once more to those who have not answered, and gives how many. */
export async function remindDue(sql: Sql, now: Date, limit: number): Promise<number> {
  const due = await take(sql, `state = 'asked' AND remind_at <= ? AND expires_at > ? ORDER BY remind_at`, now, limit);
  await sql.query(`UPDATE callbacks SET remind_at = NULL WHERE ${sql.in('id')}`, [idsOf(due)]);
  await tell(sql, due, true, now);
  return due.length;
}

/** Gives up on those who did not answer; their tickets. */
export async function expireDue(sql: Sql, now: Date, limit: number): Promise<string[]> {
  const due = await take(sql, `state = 'asked' AND expires_at <= ? ORDER BY expires_at`, now, limit);
  await sql.query(`UPDATE callbacks SET state = 'expired', remind_at = NULL WHERE ${sql.in('id')}`, [idsOf(due)]);
  return due.map((row) => String(row.ticket_id));
}

/** On PostgreSQL they are locked, and what another instance takes just now is left to it. */
function take(sql: Sql, where: string, now: Date, limit: number): Promise<SqlRow[]> {
  const lock = sql.dialect === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
  const instants = [...where].filter((letter) => letter === '?').map(() => now.getTime());
  return sql.query(`SELECT * FROM callbacks WHERE ${where} LIMIT ?${lock}`, [...instants, limit]);
}

/** The question is an event of the person's own ticket, so that everybody is asked about their own number. */
async function tell(sql: Sql, due: readonly SqlRow[], again: boolean, now: Date): Promise<void> {
  const numbers = listOf(due.map(({ number }) => String(number)));
  const tickets = due.length
    ? await sql.query(`SELECT id, number FROM tickets WHERE ${sql.in('number')}`, [numbers])
    : [];
  const idOf = new Map(tickets.map(({ id, number }) => [String(number), String(id)]));
  const events = due.flatMap((row) => {
    const ticketId = idOf.get(String(row.number));
    return ticketId ? [{ ticketId, type: 'callbackAsked' as const, data: { callback: String(row.id), again } }] : [];
  });
  await appendSystemEvents(sql, events, now);
}

function idsOf(rows: readonly SqlRow[]): string {
  return listOf(rows.map(({ id }) => String(id)));
}
