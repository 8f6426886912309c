import type { SqlRow } from '../../src/database';
import { linesBeyond } from './lines';
import type { YearLog } from './log';

/** Tables that are compared, and what of their rows tells when they were written rather than what they say. */
const TABLES = [
  ...['tickets', 'ticket_events', 'ticket_overlays', 'ticket_clocks', 'ticket_evidence'],
  ...['audit_log', 'dispatch_rulings', 'ticket_sequences', 'callbacks', 'commendations', 'held_pings', 'year_notices'],
];
const LEFT_OUT = ['id', 'once_key'];
const ID = /[0-9a-z]{25}/g;

/**
 * How a year stands, a line a row, in an order of its own: ids, which hold chance, are told by what they stand for.
 * Two years that say the same are the same.
 */
export async function dumpOf(log: YearLog): Promise<string[]> {
  const names = await namesIn(log);
  const named = (value: unknown): string => String(value).replace(ID, (id) => names.get(id) ?? id);
  const lines: string[] = [];
  for (const table of TABLES) {
    const rows = await log.rows(table);
    const columns = Object.keys(rows[0] ?? {}).filter((column) => !LEFT_OUT.includes(column));
    const told = (row: SqlRow): string => columns.map((column) => `${column}=${named(row[column])}`).join(' ');
    // There are more rows than a call takes arguments.
    for (const line of rows.map(told).sort()) lines.push(`${table} ${line}`);
  }
  return lines;
}

/** What each id stands for: a ticket's number; what lies over it, its evidence and callbacks by their place there. */
async function namesIn(log: YearLog): Promise<Map<string, string>> {
  const names = new Map(log.tickets.map(({ id, number }) => [id, number]));
  const evidence = await log.rows('ticket_evidence');
  const counts = new Map<string, number>();
  const place = (row: SqlRow, kind: string, number = names.get(String(row['ticket_id']))): void => {
    const of = `${number ?? ''}/${kind}`;
    const count = (counts.get(of) ?? 0) + 1;
    counts.set(of, count);
    names.set(String(row['id']), `${of}${count}`);
  };
  for (const row of byId(log.overlays)) place(row, String(row['kind']));
  for (const row of byId(evidence)) place(row, 'evidence');
  // Several people are asked about one matter at the same instant, each about an own number.
  for (const row of byId(await log.rows('callbacks'))) place(row, 'callback', String(row['number']));
  return names;
}

/** Ids sort by the instant they were made. */
function byId(rows: readonly SqlRow[]): SqlRow[] {
  return [...rows].sort((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1));
}

/** Where two years differ, by line; a line that stands there twice is twice. */
export function dumpDifferences(one: readonly string[], other: readonly string[]): string[] {
  return [
    ...linesBeyond(one, other).map((line) => `only without kills: ${line}`),
    ...linesBeyond(other, one).map((line) => `only with kills: ${line}`),
  ];
}
