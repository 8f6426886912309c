import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was ruled to lead, by category and street, and which of it is a rule of dispatch. */
export class DispatchRulings1765000000000 implements MigrationInterface {
  readonly name = 'DispatchRulings1765000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE dispatch_rulings (
      category text NOT NULL, street text NOT NULL, unit text NOT NULL, number text NOT NULL, is_rule integer NOT NULL,
      ruled_by text NOT NULL, ruled_at bigint NOT NULL, CONSTRAINT pk_dispatch_rulings PRIMARY KEY (category, street))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dispatch_rulings');
  }
}
