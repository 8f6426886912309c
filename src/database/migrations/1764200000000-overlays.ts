import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What lies over a ticket beside its state: extensions, supervision, joint parts, whistles and check-ins. */
const UP = [
  `CREATE TABLE ticket_overlays (
    id text NOT NULL, ticket_id text NOT NULL, kind text NOT NULL, state text NOT NULL, unit text NOT NULL,
    parent text, data text NOT NULL, opened_at bigint NOT NULL, due_at bigint, ended_at bigint,
    CONSTRAINT pk_ticket_overlays PRIMARY KEY (id))`,
  `CREATE INDEX ix_ticket_overlays_ticket ON ticket_overlays (ticket_id)`,
  `CREATE INDEX ix_ticket_overlays_unit ON ticket_overlays (unit, kind)`,
  `CREATE INDEX ix_ticket_overlays_due ON ticket_overlays (due_at) WHERE ended_at IS NULL AND due_at IS NOT NULL`,
];

export class Overlays1764200000000 implements MigrationInterface {
  readonly name = 'Overlays1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_overlays');
  }
}
