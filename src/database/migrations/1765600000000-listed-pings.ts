import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which new tickets a message to a group names, so that it can show what became of them. */
const UP = [
  `CREATE TABLE listed_pings (
    list_id text NOT NULL, ticket_id text NOT NULL, channel text NOT NULL, account text NOT NULL, chat_id text NOT NULL,
    unit text NOT NULL, own integer NOT NULL, CONSTRAINT pk_listed_pings PRIMARY KEY (list_id, ticket_id))`,
  `CREATE INDEX ix_listed_pings_ticket ON listed_pings (ticket_id)`,
];

export class ListedPings1765600000000 implements MigrationInterface {
  readonly name = 'ListedPings1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE listed_pings');
  }
}
