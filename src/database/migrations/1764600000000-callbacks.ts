import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people were asked after their matter was done, what they said, and praise. */
const UP = [
  `CREATE TABLE callbacks (
    id text NOT NULL, ticket_id text NOT NULL, number text NOT NULL, conversation text NOT NULL, language text NOT NULL,
    state text NOT NULL, ask_at bigint NOT NULL, asked_at bigint, remind_at bigint, expires_at bigint NOT NULL,
    answered_at bigint, contacted integer NOT NULL, solved integer, satisfaction integer, words text,
    evidence text NOT NULL, effective integer NOT NULL, unit text NOT NULL, district text, category text NOT NULL,
    CONSTRAINT pk_callbacks PRIMARY KEY (id))`,
  `CREATE INDEX ix_callbacks_ticket ON callbacks (ticket_id)`,
  `CREATE INDEX ix_callbacks_conversation ON callbacks (conversation) WHERE state = 'asked'`,
  `CREATE INDEX ix_callbacks_ask ON callbacks (ask_at) WHERE state = 'waiting'`,
  `CREATE INDEX ix_callbacks_remind ON callbacks (remind_at) WHERE state = 'asked'`,
  `CREATE INDEX ix_callbacks_expire ON callbacks (expires_at) WHERE state = 'asked'`,
  `CREATE INDEX ix_callbacks_answered ON callbacks (answered_at) WHERE effective = 1`,
  `CREATE TABLE commendations (
    id text NOT NULL, ticket_id text NOT NULL, number text NOT NULL, unit text NOT NULL, district text,
    at bigint NOT NULL, words text NOT NULL, tell_at bigint, CONSTRAINT pk_commendations PRIMARY KEY (id))`,
  `CREATE INDEX ix_commendations_unit ON commendations (unit, at)`,
  `CREATE INDEX ix_commendations_tell ON commendations (tell_at) WHERE tell_at IS NOT NULL`,
  `CREATE UNIQUE INDEX ux_commendations_ticket ON commendations (ticket_id)`,
];

export class Callbacks1764600000000 implements MigrationInterface {
  readonly name = 'Callbacks1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE commendations');
    await runner.query('DROP TABLE callbacks');
  }
}
