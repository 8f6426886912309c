import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A row for each clock that runs; a sweep reads by `next_at` and nothing else. */
const UP = [
  `CREATE TABLE ticket_clocks (
    ticket_id text NOT NULL, clock text NOT NULL, overlay text NOT NULL, unit text NOT NULL, grade text NOT NULL,
    due_at bigint NOT NULL, minutes bigint NOT NULL, next_at bigint, passed integer NOT NULL, breached integer NOT NULL,
    CONSTRAINT pk_ticket_clocks PRIMARY KEY (ticket_id, clock, overlay))`,
  `CREATE INDEX ix_ticket_clocks_next ON ticket_clocks (next_at) WHERE next_at IS NOT NULL`,
];

export class TicketClocks1764400000000 implements MigrationInterface {
  readonly name = 'TicketClocks1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ticket_clocks');
  }
}
