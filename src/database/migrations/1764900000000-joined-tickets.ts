import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPEN = ['submitted', 'received', 'dispatched', 'accepted', 'inProgress', 'needsInfo', 'returnRequested'];

/** Tickets that are handled together, how many people reported them, and where to find what looks alike. */
const UP = [
  `ALTER TABLE tickets ADD COLUMN joined_into text`,
  `ALTER TABLE tickets ADD COLUMN people integer NOT NULL DEFAULT 1`,
  `ALTER TABLE tickets ADD COLUMN resident_left integer NOT NULL DEFAULT 0`,
  `ALTER TABLE tickets ADD COLUMN alike_street text`,
  `ALTER TABLE tickets ADD COLUMN alike_cell text`,
  // What is open already is found by its street; by its point once it moves.
  `UPDATE tickets SET alike_street = category || '@' || street
    WHERE street IS NOT NULL AND kind NOT IN ('enquiry', 'commendation')
      AND state IN (${OPEN.map((state) => `'${state}'`).join(', ')})`,
  `CREATE INDEX ix_tickets_joined ON tickets (joined_into) WHERE joined_into IS NOT NULL`,
  `CREATE INDEX ix_tickets_alike_street ON tickets (alike_street, submitted_at) WHERE alike_street IS NOT NULL`,
  `CREATE INDEX ix_tickets_alike_cell ON tickets (alike_cell, submitted_at) WHERE alike_cell IS NOT NULL`,
];

const COLUMNS = ['alike_cell', 'alike_street', 'resident_left', 'people', 'joined_into'];
const INDICES = ['ix_tickets_alike_cell', 'ix_tickets_alike_street', 'ix_tickets_joined'];

export class JoinedTickets1764900000000 implements MigrationInterface {
  readonly name = 'JoinedTickets1764900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDICES) await runner.query(`DROP INDEX ${index}`);
    for (const column of COLUMNS) await runner.query(`ALTER TABLE tickets DROP COLUMN ${column}`);
  }
}
