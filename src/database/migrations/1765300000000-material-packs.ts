import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pack of a ticket that another unit was given, for a time. */
const UP = [
  `CREATE TABLE material_packs (
    id text NOT NULL, ticket_id text NOT NULL, unit text NOT NULL, given_by text NOT NULL, given_at bigint NOT NULL,
    expires_at bigint NOT NULL, CONSTRAINT pk_material_packs PRIMARY KEY (id))`,
  `CREATE INDEX ix_material_packs_ticket ON material_packs (ticket_id)`,
  `CREATE INDEX ix_tickets_street_submitted ON tickets (street, submitted_at)`,
];

export class MaterialPacks1765300000000 implements MigrationInterface {
  readonly name = 'MaterialPacks1765300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_tickets_street_submitted');
    await runner.query('DROP TABLE material_packs');
  }
}
