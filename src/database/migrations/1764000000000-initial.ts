import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words both databases share: text, bigint (instants are epoch milliseconds), integer (0 and 1 for truth), double
 * precision. See docs/adr/0003-portable-columns.md.
 */
const UP = [
  // What arrived. A row means: never again. `waiting` holds parts of an album, `dead` what failed and awaits a person.
  `CREATE TABLE inbox (
    channel text NOT NULL, account text NOT NULL, event_id text NOT NULL,
    state text NOT NULL, album_key text, payload text, due_at bigint, received_at bigint NOT NULL,
    attempts integer NOT NULL, error text,
    CONSTRAINT pk_inbox PRIMARY KEY (channel, account, event_id))`,
  `CREATE INDEX ix_inbox_waiting ON inbox (channel, account, album_key) WHERE state = 'waiting'`,
  `CREATE INDEX ix_inbox_dead ON inbox (received_at) WHERE state = 'dead'`,
  `CREATE INDEX ix_inbox_received ON inbox (received_at)`,

  // One row per conversation: the session as it was after the last turn.
  `CREATE TABLE conversations (
    key text NOT NULL, revision integer NOT NULL, data text NOT NULL, updated_at bigint NOT NULL,
    remind_at bigint, expire_at bigint,
    CONSTRAINT pk_conversations PRIMARY KEY (key))`,
  `CREATE INDEX ix_conversations_remind ON conversations (remind_at) WHERE remind_at IS NOT NULL`,
  `CREATE INDEX ix_conversations_expire ON conversations (expire_at) WHERE expire_at IS NOT NULL`,

  // What is to be said. Prompts leave when delivered; receipts and pings stay as proof. `parked` waits until that chat
  // speaks again. `next_at` of a queued row is also the lease of the instance that has it in its hands.
  `CREATE TABLE outbox (
    id text NOT NULL, channel text NOT NULL, account text NOT NULL, chat_id text NOT NULL,
    class text NOT NULL, payload text NOT NULL, state text NOT NULL, attempts integer NOT NULL,
    uncertain integer NOT NULL, next_at bigint NOT NULL, created_at bigint NOT NULL, once_key text, slot text,
    subject text, reply_to text, sent_ids text, sent_at bigint, error text,
    CONSTRAINT pk_outbox PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX ux_outbox_once ON outbox (once_key) WHERE once_key IS NOT NULL`,
  `CREATE INDEX ix_outbox_queued ON outbox (next_at) WHERE state = 'queued'`,
  `CREATE INDEX ix_outbox_chat ON outbox (channel, account, chat_id) WHERE state = 'queued'`,
  `CREATE INDEX ix_outbox_parked ON outbox (channel, account, chat_id) WHERE state = 'parked'`,
  `CREATE INDEX ix_outbox_dead ON outbox (created_at) WHERE state = 'dead'`,
  `CREATE INDEX ix_outbox_slot ON outbox (slot) WHERE slot IS NOT NULL`,
  `CREATE INDEX ix_outbox_spent ON outbox (sent_at) WHERE class = 'prompt' AND sent_at IS NOT NULL`,

  // Which ticket a delivered ping was about, so that a reply to it is understood.
  `CREATE TABLE sent_messages (
    channel text NOT NULL, account text NOT NULL, chat_id text NOT NULL, message_id text NOT NULL,
    outbox_id text NOT NULL, subject text NOT NULL,
    CONSTRAINT pk_sent_messages PRIMARY KEY (channel, account, chat_id, message_id))`,

  `CREATE TABLE tickets (
    id text NOT NULL, number text NOT NULL, draft_id text NOT NULL, state text NOT NULL, revision integer NOT NULL,
    kind text NOT NULL, category text NOT NULL, grade text NOT NULL, story text NOT NULL,
    place_text text, lat double precision, lon double precision, district text, street text,
    happened_text text, happened_from bigint, happened_to bigint,
    language text NOT NULL, is_public integer NOT NULL, contact_phone text,
    resident_key text NOT NULL, resident_channel text NOT NULL, resident_account text NOT NULL,
    resident_chat_id text NOT NULL,
    lead_unit text NOT NULL, by_fallback integer NOT NULL,
    submitted_at bigint NOT NULL, dispatch_by bigint NOT NULL, accept_by bigint NOT NULL, resolve_by bigint NOT NULL,
    clock_stopped_at bigint,
    accepted_at bigint, resolved_at bigint, closed_at bigint, updated_at bigint NOT NULL,
    state_before text, return_count integer NOT NULL, urge_count integer NOT NULL, last_urged_at bigint,
    evidence_count integer NOT NULL, handler_id text, handler_name text, handled_at bigint,
    CONSTRAINT pk_tickets PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX ux_tickets_number ON tickets (number)`,
  `CREATE UNIQUE INDEX ux_tickets_draft ON tickets (draft_id)`,
  `CREATE INDEX ix_tickets_resident ON tickets (resident_key, submitted_at)`,
  `CREATE INDEX ix_tickets_lead ON tickets (lead_unit, state)`,

  // History, notification source and statistics at once; never rewritten (only `told` moves from 0 to 1).
  `CREATE TABLE ticket_events (
    id text NOT NULL, ticket_id text NOT NULL, seq integer NOT NULL, type text NOT NULL, at bigint NOT NULL,
    actor_kind text NOT NULL, actor_id text, actor_name text, data text NOT NULL, told integer NOT NULL,
    CONSTRAINT pk_ticket_events PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX ux_ticket_events_seq ON ticket_events (ticket_id, seq)`,
  `CREATE INDEX ix_ticket_events_untold ON ticket_events (id) WHERE told = 0`,

  `CREATE TABLE ticket_evidence (
    id text NOT NULL, ticket_id text NOT NULL, kind text NOT NULL, ref text NOT NULL,
    channel text NOT NULL, account text NOT NULL, file_name text, mime text, bytes bigint,
    added_by text NOT NULL, added_at bigint NOT NULL,
    CONSTRAINT pk_ticket_evidence PRIMARY KEY (id))`,
  `CREATE INDEX ix_ticket_evidence_ticket ON ticket_evidence (ticket_id)`,

  `CREATE TABLE ticket_sequences (
    city text NOT NULL, day text NOT NULL, last integer NOT NULL,
    CONSTRAINT pk_ticket_sequences PRIMARY KEY (city, day))`,

  // Group chats bound by a one-time code (those of the configuration are not stored), and the codes, hashed.
  `CREATE TABLE unit_groups (
    channel text NOT NULL, account text NOT NULL, chat_id text NOT NULL, unit text NOT NULL,
    title text, bound_at bigint NOT NULL, bound_by text NOT NULL,
    CONSTRAINT pk_unit_groups PRIMARY KEY (channel, account, chat_id))`,
  `CREATE INDEX ix_unit_groups_unit ON unit_groups (unit)`,
  `CREATE TABLE bind_codes (
    code_hash text NOT NULL, unit text NOT NULL, created_at bigint NOT NULL, expires_at bigint NOT NULL,
    used_at bigint, used_by text,
    CONSTRAINT pk_bind_codes PRIMARY KEY (code_hash))`,

  // The web channel is its own platform: what was said in each of its chats, and what was uploaded.
  `CREATE TABLE web_messages (
    id text NOT NULL, chat_id text NOT NULL, author text NOT NULL, person_id text, person_name text,
    payload text NOT NULL, client_id text, at bigint NOT NULL, edited_at bigint,
    CONSTRAINT pk_web_messages PRIMARY KEY (id))`,
  `CREATE INDEX ix_web_messages_chat ON web_messages (chat_id, id)`,
  // The same message sent again, by a page or by the outbox, is the same row.
  `CREATE UNIQUE INDEX ux_web_messages_client ON web_messages (chat_id, client_id)`,
  `CREATE INDEX ix_web_messages_edited ON web_messages (edited_at) WHERE edited_at IS NOT NULL`,
  `CREATE TABLE web_uploads (
    ref text NOT NULL, person_id text NOT NULL, kind text NOT NULL, mime text NOT NULL, file_name text,
    bytes bigint NOT NULL, stored_as text NOT NULL, created_at bigint NOT NULL,
    CONSTRAINT pk_web_uploads PRIMARY KEY (ref))`,
];

const TABLES = [
  'web_uploads',
  'web_messages',
  'bind_codes',
  'unit_groups',
  'ticket_sequences',
  'ticket_evidence',
  'ticket_events',
  'tickets',
  'sent_messages',
  'outbox',
  'conversations',
  'inbox',
];

export class Initial1764000000000 implements MigrationInterface {
  readonly name = 'Initial1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
