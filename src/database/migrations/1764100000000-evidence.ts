import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  // One row per medium, by the name its channel gave it: to be fetched, to be listened to, kept, or lost. The bytes lie
  // in a folder under `hash`.
  `CREATE TABLE evidence_items (
    channel text NOT NULL, account text NOT NULL, ref text NOT NULL,
    kind text NOT NULL, conversation text, state text NOT NULL,
    tries integer NOT NULL, next_at bigint, error text, owned integer NOT NULL,
    hash text, extension text, mime text, bytes bigint, thumbnail integer NOT NULL, file_name text,
    lat double precision, lon double precision, words text, tell_at bigint,
    created_at bigint NOT NULL, kept_at bigint,
    CONSTRAINT pk_evidence_items PRIMARY KEY (channel, account, ref))`,
  `CREATE INDEX ix_evidence_items_due ON evidence_items (next_at) WHERE next_at IS NOT NULL`,
  `CREATE INDEX ix_evidence_items_tell ON evidence_items (tell_at) WHERE tell_at IS NOT NULL`,
  `CREATE INDEX ix_evidence_items_hash ON evidence_items (hash) WHERE hash IS NOT NULL`,
  `CREATE INDEX ix_evidence_items_unowned ON evidence_items (created_at) WHERE owned = 0`,
  // Evidence of tickets that were opened before there was a place to keep it.
  `INSERT INTO evidence_items (channel, account, ref, kind, state, tries, next_at, owned, thumbnail, created_at)
    SELECT channel, account, ref, min(kind), 'fetch', 0, min(added_at), 1, 0, min(added_at)
      FROM ticket_evidence GROUP BY channel, account, ref`,
  `CREATE INDEX ix_ticket_evidence_ref ON ticket_evidence (ref)`,
];

export class Evidence1764100000000 implements MigrationInterface {
  readonly name = 'Evidence1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_ticket_evidence_ref');
    await runner.query('DROP TABLE evidence_items');
  }
}
