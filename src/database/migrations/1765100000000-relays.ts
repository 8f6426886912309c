import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person of staff in a resident's chat: who asked, who came, and what was said either way. */
const UP = [
  `CREATE TABLE relays (
    id text NOT NULL, conversation text NOT NULL, channel text NOT NULL, account text NOT NULL, chat_id text NOT NULL,
    language text NOT NULL, ticket text, state text NOT NULL, taken_by text, opened_at bigint NOT NULL,
    ended_at bigint, CONSTRAINT pk_relays PRIMARY KEY (id))`,
  `CREATE UNIQUE INDEX ux_relays_live ON relays (conversation) WHERE ended_at IS NULL`,
  `CREATE TABLE relay_lines (
    id text NOT NULL, relay text NOT NULL, kind text NOT NULL, side text NOT NULL, words text, media text NOT NULL,
    speaker text, at bigint NOT NULL, told integer NOT NULL, CONSTRAINT pk_relay_lines PRIMARY KEY (id))`,
  `CREATE INDEX ix_relay_lines_untold ON relay_lines (id) WHERE told = 0`,
];

export class Relays1765100000000 implements MigrationInterface {
  readonly name = 'Relays1765100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE relay_lines');
    await runner.query('DROP TABLE relays');
  }
}
