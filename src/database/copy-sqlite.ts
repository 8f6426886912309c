import { resolve } from 'node:path';
import sqlite3 from 'sqlite3';
import { AppError } from '../shared/app-error';

const PATIENCE_MS = 10_000;

/**
 * Copies a SQLite database whole into a new file, as of one instant, on a connection of its own: whoever writes goes on
 * meanwhile. Throws `backup.notHere` for another database, `backup.failed` when it cannot be done.
 */
export async function copySqlite(url: string, file: string): Promise<void> {
  if (!url.startsWith('sqlite:')) throw new AppError('backup.notHere');
  const database = new sqlite3.Database(resolve(url.slice('sqlite:'.length)));
  database.configure('busyTimeout', PATIENCE_MS);
  try {
    await new Promise<void>((done, fail) => {
      database.run('VACUUM INTO ?', [file], (error) => (error ? fail(error) : done()));
    });
  } catch (cause) {
    throw new AppError('backup.failed', { file, why: cause instanceof Error ? cause.message : null }, { cause });
  } finally {
    await new Promise<void>((done) => database.close(() => done()));
  }
}
