import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cards of new tickets that wait, lest a group be rung for each. */
const UP = [
  `CREATE TABLE held_pings (
    once_key text NOT NULL, channel text NOT NULL, account text NOT NULL, chat_id text NOT NULL, ticket_id text NOT NULL,
    unit text NOT NULL, due_at bigint, CONSTRAINT pk_held_pings PRIMARY KEY (once_key))`,
  `CREATE INDEX ix_held_pings_due ON held_pings (due_at)`,
  `CREATE INDEX ix_held_pings_ticket ON held_pings (ticket_id)`,
];

export class HeldPings1765500000000 implements MigrationInterface {
  readonly name = 'HeldPings1765500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE held_pings');
  }
}
