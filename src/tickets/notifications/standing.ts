import { listOf, type Sql, type SqlRow } from '../../database';
import { missingOf, type EvidenceItems, type Missing } from '../../evidence';
import type { Overlay } from '../domain/overlays/overlay';
import type { Ticket, TicketEvidence } from '../domain/ticket';
import { toEvidence } from '../persistence/evidence.mapper';
import { toOverlay } from '../persistence/overlay.mapper';
import { toTicket } from '../persistence/ticket.mapper';

/** A ticket as it stands, with all that a card is drawn from. */
export interface Standing {
  ticket: Ticket;
  evidence: readonly TicketEvidence[];
  overlays: readonly Overlay[];
  missing: Missing;
  /** Tickets joined into it. */
  joined: readonly Ticket[];
}

/** The revision of a ticket that was submitted, received and dispatched, and no more. */
const OPENED = 3;

/** By the ticket's id; five statements at most. */
export async function standingOf(
  sql: Sql,
  items: EvidenceItems,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const tickets = await ticketsOf(sql, ids);
  const evidence = await evidenceOf(sql, tickets);
  const overlays = await overlaysOf(sql, tickets);
  const troubled = await items.troubled([...evidence.values()].flat());
  const joined = await joinedInto(sql, tickets);
  const standing = [...tickets.values()].map((ticket): [string, Standing] => {
    const own = evidence.get(ticket.id) ?? [];
    const over = { overlays: overlays.get(ticket.id) ?? [], joined: joined.get(ticket.id) ?? [] };
    return [ticket.id, { ticket, evidence: own, missing: missingOf(own, troubled), ...over }];
  });
  return new Map(standing);
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
