import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Small rows that are found by their key, which SQLite then need not keep twice. */
const BY_KEY = ['inbox', 'sent_messages', 'ticket_clocks', 'ticket_evidence'];

const UP = [
  // The few rows that are queued are found by their time.
  `DROP INDEX ix_outbox_chat`,
  `DROP INDEX ix_conversations_remind`,
  `DROP INDEX ix_conversations_expire`,
  `ALTER TABLE conversations ADD COLUMN due_at bigint`,
  `UPDATE conversations SET due_at =
    CASE WHEN remind_at IS NULL OR expire_at < remind_at THEN expire_at ELSE remind_at END`,
  `CREATE INDEX ix_conversations_due ON conversations (due_at) WHERE due_at IS NOT NULL`,
];

const DOWN = [
  `DROP INDEX ix_conversations_due`,
  `ALTER TABLE conversations DROP COLUMN due_at`,
  `CREATE INDEX ix_conversations_expire ON conversations (expire_at) WHERE expire_at IS NOT NULL`,
  `CREATE INDEX ix_conversations_remind ON conversations (remind_at) WHERE remind_at IS NOT NULL`,
  `CREATE INDEX ix_outbox_chat ON outbox (channel, account, chat_id) WHERE state = 'queued'`,
];

/**
 * A message writes one page of the file for every table and index it touches, and waits until they are on the disk; so
 * there are fewer of them.
 */
export class FewerPages1765700000000 implements MigrationInterface {
  readonly name = 'FewerPages1765700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    await rebuilt(runner, (create) => `${create} WITHOUT ROWID`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rebuilt(runner, (create) => create.replace(/\s+WITHOUT ROWID$/, ''));
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** SQLite makes a table anew to keep it otherwise; PostgreSQL knows no other way. */
async function rebuilt(runner: QueryRunner, asTold: (create: string) => string): Promise<void> {
  if (runner.connection.options.type === 'postgres') return;
  for (const table of BY_KEY) {
    const made = (await runner.query(
      `SELECT sql FROM sqlite_master WHERE tbl_name = '${table}' AND sql IS NOT NULL ORDER BY type = 'table' DESC`,
    )) as { sql: string }[];
    const [create = '', ...indices] = made.map(({ sql }) => sql);
    await runner.query(asTold(create).replace(/^CREATE TABLE "?\w+"?/, `CREATE TABLE ${table}_anew`));
    await runner.query(`INSERT INTO ${table}_anew SELECT * FROM ${table}`);
    await runner.query(`DROP TABLE ${table}`);
    await runner.query(`ALTER TABLE ${table}_anew RENAME TO ${table}`);
    for (const index of indices) await runner.query(index);
  }
}
