import type { SqlRow } from '../../src/database';
import type { Overlay } from '../../src/tickets/domain/overlays/overlay';
import type { Ticket } from '../../src/tickets/domain/ticket';
import { OVERLAY_COLUMNS, toOverlayRow } from '../../src/tickets/persistence/overlay.mapper';
import type { TicketsHouse } from './tickets-house';

/** Rows in one statement; a database takes only so many parameters. */
const ROWS = 40;

/** Writes tickets, and what lies over them, as they are, without the history that led there. */
export async function stored(
  { stored: tickets, db }: TicketsHouse,
  all: readonly Ticket[],
  overlays: readonly Overlay[] = [],
): Promise<void> {
  await db.unitOfWork.run(async (sql) => {
    for (const some of parts(all)) {
      await tickets.add(some.map((ticket) => ({ ticket, events: [], evidence: [] })));
    }
    for (const some of parts(overlays)) {
      await sql.insert('ticket_overlays', OVERLAY_COLUMNS, some.map(toOverlayRow));
    }
  });
}

/** Everything that is kept of tickets, in an order of its own. */
export async function everything({
  db,
}: TicketsHouse): Promise<Record<'tickets' | 'events' | 'overlays' | 'others', SqlRow[]>> {
  const rows = (table: string, order: string): Promise<SqlRow[]> =>
    db.unitOfWork.read(`SELECT * FROM ${table} ORDER BY ${order}`);
  return {
    tickets: await rows('tickets', 'id'),
    events: await rows('ticket_events', 'id'),
    overlays: await rows('ticket_overlays', 'id'),
    others: [
      ...(await rows('ticket_clocks', 'ticket_id, clock, overlay')),
      ...(await rows('ticket_evidence', 'id')),
      ...(await rows('callbacks', 'id')),
      ...(await rows('audit_log', 'id')),
      ...(await rows('dispatch_rulings', 'category, street')),
    ],
  };
}

function parts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / ROWS) }, (_, part) => all.slice(part * ROWS, (part + 1) * ROWS));
}
