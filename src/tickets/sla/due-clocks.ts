import { listOf, sortableId, type Sql } from '../../database';
import type { ClockProgress, RunningClock } from '../domain/clocks/clock';
import type { ClockDecision } from '../domain/clocks/decide-clock';
import type { TicketEvent } from '../domain/ticket-events';
import { isAnnounced } from '../notifications/rules';
import { CLOCK_COLUMNS, CLOCK_LOOKED, toClock, toClockRow } from '../persistence/clock.mapper';
import { EVENT_COLUMNS, toEventRow } from '../persistence/event.mapper';

/** A clock that is to be looked at, with its ticket's revision. */
export type DueClock = RunningClock & ClockProgress & { revision: number };

/** A clock and what came of looking at it. */
export interface Look {
  clock: DueClock;
  decision: ClockDecision;
}

/** ★ The sweep's one reading: by the index of what is due, never through what is not. */
export const DUE = `SELECT c.*, t.revision AS revision FROM ticket_clocks c JOIN tickets t ON t.id = c.ticket_id
  WHERE c.next_at <= ? ORDER BY c.next_at LIMIT ?`;

/**
 * Takes the clocks that are due, the longest waiting first. On PostgreSQL ticket and clock are locked: what somebody
 * else moves or sweeps just now is left for the next time.
 */
export async function takeDue(sql: Sql, now: Date, limit: number): Promise<DueClock[]> {
  const lock = sql.dialect === 'postgres' ? ' FOR UPDATE OF t, c SKIP LOCKED' : '';
  const rows = await sql.query(DUE + lock, [now.getTime(), limit]);
  return rows.map((row) => ({ ...toClock(row), revision: Number(row.revision) }));
}

/** Writes events, revisions and how far the clocks have spoken; gives the number of events. */
export async function writeLooks(sql: Sql, looks: readonly Look[], now: Date): Promise<number> {
  const events = eventsOf(looks, now);
  for (const [by, tickets] of advances(events)) {
    await sql.query(`UPDATE tickets SET revision = revision + ? WHERE ${sql.in('id')}`, [by, listOf(tickets)]);
  }
  const rows = events.map((event) => toEventRow(sortableId(now.getTime()), event, !isAnnounced(event.type)));
  await sql.insert('ticket_events', EVENT_COLUMNS, rows);
  const clocks = looks.map(({ clock, decision }) => toClockRow(clock, decision, decision.nextAt));
  await sql.insert('ticket_clocks', CLOCK_COLUMNS, clocks, { conflict: CLOCK_LOOKED });
  return events.length;
}

function eventsOf(looks: readonly Look[], at: Date): TicketEvent[] {
  const last = new Map<string, number>();
  return looks.flatMap(({ clock: { ticketId, revision }, decision: { breach, escalated } }) => {
    const said = [
      ...(breach ? [{ type: 'breached' as const, data: breach }] : []),
      ...(escalated ? [{ type: 'escalated' as const, data: escalated }] : []),
    ];
    return said.map((one): TicketEvent => {
      const seq = (last.get(ticketId) ?? revision) + 1;
      last.set(ticketId, seq);
      return { ...one, ticketId, seq, at, actor: { kind: 'system', id: null, name: null } };
    });
  });
}

/** The tickets by how many events each has got: a ticket's revision is the `seq` of its newest event. */
function advances(events: readonly TicketEvent[]): Map<number, string[]> {
  const counts = new Map<string, number>();
  for (const { ticketId } of events) counts.set(ticketId, (counts.get(ticketId) ?? 0) + 1);
  const by = new Map<number, string[]>();
  for (const [id, count] of counts) by.set(count, [...(by.get(count) ?? []), id]);
  return by;
}
