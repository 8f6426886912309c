import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People of staff by the account they write from, and the log of looks and rulings. */
const UP = [
  `CREATE TABLE staff_members (
    key text NOT NULL, unit text NOT NULL, role text NOT NULL, name text, bound_at bigint NOT NULL,
    CONSTRAINT pk_staff_members PRIMARY KEY (key))`,
  `CREATE TABLE audit_log (
    id text NOT NULL, at bigint NOT NULL, action text NOT NULL, actor_kind text NOT NULL, actor_id text,
    actor_name text, ticket_id text, detail text NOT NULL, CONSTRAINT pk_audit_log PRIMARY KEY (id))`,
  `CREATE INDEX ix_audit_log_ticket ON audit_log (ticket_id)`,
  `CREATE INDEX ix_audit_log_at ON audit_log (at)`,
];

export class PeopleAndAudit1765200000000 implements MigrationInterface {
  readonly name = 'PeopleAndAudit1765200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_log');
    await runner.query('DROP TABLE staff_members');
  }
}
