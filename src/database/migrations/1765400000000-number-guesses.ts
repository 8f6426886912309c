import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asked for ticket numbers that are not theirs, and when. */
const UP = [
  `CREATE TABLE number_guesses (
    id text NOT NULL, person text NOT NULL, at bigint NOT NULL, CONSTRAINT pk_number_guesses PRIMARY KEY (id))`,
  `CREATE INDEX ix_number_guesses_person ON number_guesses (person, at)`,
  `CREATE INDEX ix_number_guesses_at ON number_guesses (at)`,
];

export class NumberGuesses1765400000000 implements MigrationInterface {
  readonly name = 'NumberGuesses1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE number_guesses');
  }
}
