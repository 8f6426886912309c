import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { types as pgTypes } from 'pg';
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { AppError } from '../shared/app-error';
import { migrations } from './migrations';
import { poolOptions, SILENCE_MS } from './postgres-pool';
import { UnitOfWork } from './unit-of-work';

/** Records are declared by the floors above; the data source only takes their list. */
type Records = Exclude<DataSourceOptions['entities'], undefined>;

type FileOptions = Extract<DataSourceOptions, { type: 'sqlite' }>;
type ServerOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

export interface DatabaseConnections {
  writing: DataSource;
  /** On SQLite a second connection; on PostgreSQL the same data source. */
  reading: DataSource;
  unitOfWork: UnitOfWork;
  close(): Promise<void>;
}

const BIGINT = 20;

/** TypeORM asks for the verbose driver, which writes every parameter into every error and costs more than the query. */
const quietDriver = { ...sqlite3, verbose: () => sqlite3 };

/** Options for a URL: `sqlite:<path>` or `postgres://…`. */
export function dataSourceOptions(url: string, records: Records): FileOptions | ServerOptions {
  if (/^postgres(ql)?:\/\//.test(url)) {
    // Instants are epoch milliseconds, well inside a double.
    pgTypes.setTypeParser(BIGINT, Number);
    return { type: 'postgres', url, entities: records, migrations };
  }
  return {
    type: 'sqlite',
    driver: quietDriver,
    database: resolve(url.replace(/^sqlite:/, '')),
    enableWAL: true,
    busyTimeout: 10_000,
    entities: records,
    migrations,
  };
}

/**
 * Opens the database, brings its schema up to date and hands back the one door to writing. PostgreSQL that answers
 * nothing for `silenceMs` counts as gone.
 */
export async function connect(
  url: string,
  records: Records = [],
  silenceMs = SILENCE_MS,
): Promise<DatabaseConnections> {
  const options = dataSourceOptions(url, records);
  const [writing, reading] = await (options.type === 'sqlite' ? openFile(options) : openServer(options, silenceMs));
  const unitOfWork = new UnitOfWork(writing, reading);
  return { writing, reading, unitOfWork, close: () => closeAll(unitOfWork, writing, reading) };
}

type Opened = [writing: DataSource, reading: DataSource];

async function openFile(options: FileOptions): Promise<Opened> {
  mkdirSync(dirname(options.database), { recursive: true });
  const writing = await open(new DataSource(options));
  await writing.runMigrations({ transaction: 'each' });
  // FULL: what was acknowledged to a person survives a power cut.
  await writing.query('PRAGMA synchronous = FULL');
  // A checkpoint stops everybody; 16 MB of log keep it rare, and what is busy stays in memory.
  await writing.query('PRAGMA wal_autocheckpoint = 4000');
  await writing.query('PRAGMA cache_size = -32768');
  const reading = await open(new DataSource({ ...options, migrations: [] }));
  await reading.query('PRAGMA query_only = ON');
  return [writing, reading];
}

/** Migrations, and those who wait for them, may take their time. */
async function openServer(options: ServerOptions, silenceMs: number): Promise<Opened> {
  const patient = await open(new DataSource(options));
  try {
    await migrate(patient);
  } finally {
    await patient.destroy();
  }
  const pool = await open(new DataSource({ ...options, extra: poolOptions(silenceMs) }));
  return [pool, pool];
}

/** Any number of this project's programs may start at once: on PostgreSQL one migrates, and the others wait for it. */
const MIGRATING = 1_764_000_000;

async function migrate(on: DataSource): Promise<void> {
  const guard = on.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATING]);
    await on.runMigrations({ transaction: 'each' });
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATING]).catch(() => undefined);
    await guard.release();
  }
}

async function open(dataSource: DataSource): Promise<DataSource> {
  try {
    return await dataSource.initialize();
  } catch (cause) {
    throw new AppError('database.unreachable', { type: dataSource.options.type }, { cause });
  }
}

async function closeAll(unitOfWork: UnitOfWork, writing: DataSource, reading: DataSource): Promise<void> {
  unitOfWork.close();
  if (reading !== writing) await reading.destroy();
  await writing.destroy();
}
