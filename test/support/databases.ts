import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { connect, type DatabaseConnections } from '../../src/database';
import type { DataSourceOptions } from 'typeorm';

export type Dialect = 'sqlite' | 'postgres';

type Records = Exclude<DataSourceOptions['entities'], undefined>;

export interface TestDatabase {
  url: string;
  /** Another connection, as another instance of the program has. */
  connect(records?: Records): Promise<DatabaseConnections>;
  drop(): Promise<void>;
}

const POSTGRES = process.env['TEST_POSTGRES_URL'] ?? 'postgres://root@127.0.0.1:5432/test';

/** An empty database of its own. */
export async function testDatabase(dialect: Dialect): Promise<TestDatabase> {
  return dialect === 'sqlite' ? sqlite() : postgres();
}

/** Runs the same suite on both databases; where there is no PostgreSQL that half is skipped, and says why. */
export function onBothDatabases(name: string, suite: (dialect: Dialect) => void): void {
  describe(`${name} (sqlite)`, () => suite('sqlite'));
  const without = process.env['TEST_WITHOUT_POSTGRES'];
  if (without) describe.skip(`${name} (postgres, skipped: ${without})`, () => suite('postgres'));
  else describe(`${name} (postgres)`, () => suite('postgres'));
}

function sqlite(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-'));
  const url = `sqlite:${join(folder, 'test.sqlite')}`;
  const drop = () => Promise.resolve(rmSync(folder, { recursive: true, force: true }));
  return { url, connect: (records) => connect(url, records), drop };
}

async function postgres(): Promise<TestDatabase> {
  const name = `yingsheng_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name}`);
  const url = new URL(POSTGRES);
  url.pathname = `/${name}`;
  const drop = () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return { url: url.href, connect: (records) => connect(url.href, records), drop };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: POSTGRES });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
