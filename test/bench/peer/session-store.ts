import type { Database } from 'sqlite3';
import { Prepared } from './database';

/** The store telegraf's session middleware asks for: one row per person and chat, written after every update. */
export class SqliteSessionStore<Session> {
  private readonly reading: Prepared;
  private readonly writing: Prepared;
  private readonly removing: Prepared;

  constructor(database: Database) {
    this.reading = new Prepared(database, 'SELECT data FROM sessions WHERE key = ?');
    this.writing = new Prepared(
      database,
      'INSERT INTO sessions (key, data) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET data = excluded.data',
    );
    this.removing = new Prepared(database, 'DELETE FROM sessions WHERE key = ?');
  }

  async get(key: string): Promise<Session | undefined> {
    const row = await this.reading.get<{ data: string }>(key);
    return row && (JSON.parse(row.data) as Session);
  }

  async set(key: string, session: Session): Promise<void> {
    await this.writing.run(key, JSON.stringify(session));
  }

  async delete(key: string): Promise<void> {
    await this.removing.run(key);
  }
}
