import type { SqlRow, UnitOfWork } from '../../src/database';
import { draftOf } from './perform';

/** An event as the log has it, read by our own code. */
export interface Logged {
  ticket: string;
  seq: number;
  type: string;
  at: number;
  actor: string;
  data: LoggedData;
  told: number;
}

/** Whatever an event may keep. */
export interface LoggedData {
  unit?: string;
  from?: string | null;
  overlay?: string | null;
  clock?: string;
  rung?: number;
  audience?: string;
  due?: number;
  until?: number;
  at?: number | null;
  called?: string[];
  level?: 'notice' | 'yellow' | 'red';
  cause?: string;
  into?: string;
  whistle?: string;
  how?: string;
  again?: boolean;
  first?: boolean;
}

/** A ticket's row, as far as it is compared. */
export interface TicketRow {
  id: string;
  number: string;
  draft: string;
  category: string;
  grade: string;
  state: string;
  lead: string;
  revision: number;
  acceptBy: number;
  resolveBy: number;
  dispatchBy: number;
  stopped: boolean;
  returns: number;
  people: number;
}

/** Everything the comparisons look at. */
export interface YearLog {
  tickets: TicketRow[];
  events: Map<string, Logged[]>;
  clocks: SqlRow[];
  overlays: SqlRow[];
  audit: SqlRow[];
  rows: (table: string) => Promise<SqlRow[]>;
}

/** Reads a finished year. */
export async function readLog(unitOfWork: UnitOfWork): Promise<YearLog> {
  const rows = (table: string): Promise<SqlRow[]> => unitOfWork.read(`SELECT * FROM ${table}`);
  const events = new Map<string, Logged[]>();
  for (const row of await unitOfWork.read('SELECT * FROM ticket_events ORDER BY ticket_id, seq')) {
    const one = toLogged(row);
    const list = events.get(one.ticket);
    if (list) list.push(one);
    else events.set(one.ticket, [one]);
  }
  const tickets = (await unitOfWork.read('SELECT * FROM tickets ORDER BY number')).map(toTicketRow);
  const [clocks, overlays, audit] = [
    await rows('ticket_clocks'),
    await rows('ticket_overlays'),
    await rows('audit_log'),
  ];
  return { tickets, events, clocks, overlays, audit, rows };
}

/** The ticket of the plan, by its draft. */
export function byPlan(log: YearLog): (ticket: number) => TicketRow | undefined {
  const drafts = new Map(log.tickets.map((ticket) => [ticket.draft, ticket]));
  return (ticket) => drafts.get(draftOf(ticket));
}

function toLogged(row: SqlRow): Logged {
  return {
    ticket: String(row['ticket_id']),
    seq: Number(row['seq']),
    type: String(row['type']),
    at: Number(row['at']),
    actor: String(row['actor_kind']),
    data: JSON.parse(String(row['data'])) as LoggedData,
    told: Number(row['told']),
  };
}

function toTicketRow(row: SqlRow): TicketRow {
  const text = (name: string): string => String(row[name]);
  const count = (name: string): number => Number(row[name]);
  return {
    id: text('id'),
    number: text('number'),
    draft: text('draft_id'),
    category: text('category'),
    grade: text('grade'),
    state: text('state'),
    lead: text('lead_unit'),
    revision: count('revision'),
    acceptBy: count('accept_by'),
    resolveBy: count('resolve_by'),
    dispatchBy: count('dispatch_by'),
    stopped: row['clock_stopped_at'] !== null,
    returns: count('return_count'),
    people: count('people'),
  };
}
