import type { CityConfig } from '../../../config/city';
import { listOf, type Sql, type SqlValue } from '../../database';
import { clocksOf } from '../domain/clocks/clocks-of';
import { nextLook } from '../domain/clocks/ladder';
import type { Overlay } from '../domain/overlays/overlay';
import type { Ticket } from '../domain/ticket';
import { CLOCK_COLUMNS, CLOCK_MOVED, toClockRow } from './clock.mapper';

const FRESH = { passed: 0, breached: false };

/** Writes the clocks of new tickets, in one statement. */
export async function startClocks(sql: Sql, tickets: readonly Ticket[], city: CityConfig): Promise<void> {
  const rows = tickets.flatMap((ticket) => rowsOf(ticket, [], city));
  await sql.insert('ticket_clocks', CLOCK_COLUMNS, rows, { conflict: CLOCK_MOVED });
}

/** Brings the clocks of a ticket and of its changed overlays up to date: those that ended go, two statements. */
export async function keepClocks(
  sql: Sql,
  ticket: Ticket,
  overlays: readonly Overlay[],
  city: CityConfig,
): Promise<void> {
  const rows = rowsOf(ticket, overlays, city);
  const running = new Set(rows.map(([, clock, overlay]) => `${clock} ${overlay}`));
  const own = ['dispatch', 'acceptance', 'handling'].filter((clock) => !running.has(`${clock} `));
  const ended = overlays.map(({ id }) => id).filter((id) => !rows.some(([, , overlay]) => overlay === id));
  const all = own.length === 3 ? " OR (overlay <> '' AND clock <> 'supervision')" : '';
  await sql.query(
    `DELETE FROM ticket_clocks WHERE ticket_id = ?
      AND ((overlay = '' AND ${sql.in('clock')}) OR ${sql.in('overlay')}${all})`,
    [ticket.id, listOf(own), listOf(ended)],
  );
  await sql.insert('ticket_clocks', CLOCK_COLUMNS, rows, { conflict: CLOCK_MOVED });
}

function rowsOf(ticket: Ticket, overlays: readonly Overlay[], city: CityConfig): SqlValue[][] {
  return clocksOf(ticket, overlays, city).map((clock) => toClockRow(clock, FRESH, nextLook(clock, FRESH, city)));
}
