import { Database, OPEN_READONLY } from 'sqlite3';

/** A ticket's row, as far as a resident can tell what should stand there. */
export interface StoredTicket {
  id: string;
  number: string;
  draft_id: string;
  state: string;
  category: string;
  story: string;
  place_text: string | null;
  happened_text: string | null;
  contact_phone: string | null;
  is_public: number;
  resident_chat_id: string;
  evidence_count: number;
  evidence_rows: number;
}

/** An event's row. */
export interface StoredEvent {
  ticket_id: string;
  seq: number;
  type: string;
  data: string;
  told: number;
}

/** What the database holds after everything. */
export interface Stored {
  tickets: StoredTicket[];
  events: StoredEvent[];
  /** Rows by table and state that should not be left. */
  leftOver: { what: string; n: number }[];
}

const TICKETS = `SELECT id, number, draft_id, state, category, story, place_text, happened_text, contact_phone,
    is_public, resident_chat_id, evidence_count,
    (SELECT count(*) FROM ticket_evidence AS e WHERE e.ticket_id = t.id) AS evidence_rows
  FROM tickets AS t`;
const EVENTS = 'SELECT ticket_id, seq, type, data, told FROM ticket_events ORDER BY ticket_id, seq';
const LEFT_OVER = `SELECT 'inbox ' || state || ' ' || coalesce(error, '') AS what, count(*) AS n
    FROM inbox WHERE state <> 'done' GROUP BY 1
  UNION ALL SELECT 'outbox ' || class || ' ' || state || ' ' || coalesce(error, ''), count(*)
    FROM outbox WHERE state IN ('queued', 'parked', 'dead') GROUP BY 1
  UNION ALL SELECT 'evidence lost ' || coalesce(error, ''), count(*)
    FROM evidence_items WHERE state = 'lost' GROUP BY 1
  UNION ALL SELECT 'pings that wait', count(*) FROM held_pings WHERE due_at IS NOT NULL HAVING count(*) > 0`;
const UNSAID = `SELECT (SELECT count(*) FROM outbox WHERE state = 'queued')
    + (SELECT count(*) FROM held_pings WHERE due_at IS NOT NULL) AS n`;

/** Reads the file while nobody else writes it. */
export async function readStored(file: string): Promise<Stored> {
  const database = await open(file);
  try {
    const tickets = await all<StoredTicket>(database, TICKETS);
    const events = await all<StoredEvent>(database, EVENTS);
    return { tickets, events, leftOver: await all(database, LEFT_OVER) };
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}

/** How much is still to be said. */
export async function waitingToBeSaid(file: string): Promise<number> {
  const database = await open(file);
  try {
    const [row] = await all<{ n: number }>(database, UNSAID);
    return row?.n ?? 0;
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}

function open(file: string): Promise<Database> {
  return new Promise((resolve, reject) => {
    const database: Database = new Database(file, OPEN_READONLY, (error) =>
      error ? reject(error) : resolve(database),
    );
  });
}

function all<Row>(database: Database, text: string): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    database.all<Row>(text, (error, rows) => (error ? reject(error) : resolve(rows)));
  });
}
