import { Injectable } from '@nestjs/common';
import { Bundle, listOf, UnitOfWork, type Sql, type SqlValue } from '../../database';
import { AppError } from '../../shared/app-error';
import { readSession } from './read-session';
import { RecentSessions } from './recent-sessions';
import { SessionStore, type DueTimer, type StoredSession } from './session.store';
import { StoredKeys, type KeyTable } from './stored-keys';

interface Row {
  key: string;
  revision: number;
  data: string;
}

const COLUMNS = ['key', 'revision', 'data', 'updated_at', 'remind_at', 'expire_at', 'due_at'];
const UPSERT = `(key) DO UPDATE SET revision = excluded.revision, data = excluded.data,
  updated_at = excluded.updated_at, remind_at = excluded.remind_at, expire_at = excluded.expire_at,
  due_at = excluded.due_at
  WHERE conversations.revision = excluded.revision - 1`;

/** Sessions in the database, a fixed number of statements for any number of conversations. */
@Injectable()
export class SqlSessionStore extends SessionStore {
  private readonly recent: RecentSessions;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
    this.recent = new RecentSessions(new StoredKeys(tableOf(unitOfWork)));
  }

  async load(sql: Sql, keys: readonly string[]): Promise<StoredSession[]> {
    if (sql.dialect === 'postgres') {
      await lock(sql, keys);
      return read(sql, keys);
    }
    return this.known(keys, (unknown) => read(sql, unknown));
  }

  peek(keys: readonly string[]): Promise<StoredSession[]> {
    const { unitOfWork } = this;
    // Beside everything else; until it is done, and whenever it fails, everybody is looked up.
    if (unitOfWork.bundles) this.recent.keys.fill().catch(() => undefined);
    const reader: Reader = {
      in: (column) => unitOfWork.in(column),
      query: (text, params) => unitOfWork.read(text, params),
    };
    return this.known(keys, (unknown) => read(reader, unknown));
  }

  guess(keys: readonly string[]): StoredSession[] {
    return keys.map((key) => this.recent.get(key) ?? unstored(key));
  }

  saveEvery(sql: Bundle, changed: readonly StoredSession[], nowMs: number): void {
    sql.insertEvery('conversations', COLUMNS, changed.map(rowAt(nowMs)), UPSERT);
    this.remember(changed);
  }

  /** Nothing later in the turn reads it, so the turn goes on while it is written. */
  save(sql: Sql, changed: readonly StoredSession[], nowMs: number): Promise<void> {
    if (sql instanceof Bundle) this.saveEvery(sql, changed, nowMs);
    else if (changed.length) this.unitOfWork.beside(this.write(sql, changed, nowMs));
    return Promise.resolve();
  }

  due(nowMs: number, limit: number): Promise<DueTimer[]> {
    return this.unitOfWork.read<{ key: string; which: 'remind' | 'expire' }>(
      `SELECT key, CASE WHEN expire_at <= ? THEN 'expire' ELSE 'remind' END AS which FROM conversations
        WHERE due_at <= ? ORDER BY due_at LIMIT ?`,
      [nowMs, nowMs, limit],
    );
  }

  private async write(sql: Sql, changed: readonly StoredSession[], nowMs: number): Promise<void> {
    const rows = changed.map(rowAt(nowMs));
    const written = await sql.insert('conversations', COLUMNS, rows, { conflict: UPSERT, returning: 'key' });
    if (written.length !== rows.length) {
      this.recent.forget(changed.map(({ key }) => key));
      throw new AppError('session.conflict', { keys: rows.length - written.length });
    }
    if (sql.dialect === 'sqlite') this.remember(changed);
  }

  private remember(changed: readonly StoredSession[]): void {
    this.unitOfWork.onCommit(() => {
      for (const one of changed) this.recent.keep({ ...one, revision: one.revision + 1 });
    });
  }

  /** One process writes an SQLite file, so what was committed last is known without asking. */
  private async known(
    keys: readonly string[],
    ask: (unknown: string[]) => Promise<StoredSession[]>,
  ): Promise<StoredSession[]> {
    const unknown = keys.filter((key) => !this.recent.get(key) && this.recent.keys.mayHold(key));
    const found = unknown.length ? await ask(unknown) : [];
    for (const stored of found) this.recent.keep(stored);
    const byKey = new Map(found.map((stored) => [stored.key, stored]));
    return keys.map((key) => byKey.get(key) ?? this.recent.get(key) ?? unstored(key));
  }
}

function tableOf(unitOfWork: UnitOfWork): KeyTable {
  return {
    async count() {
      const [row] = await unitOfWork.read<{ n: number }>('SELECT COUNT(*) AS n FROM conversations');
      return Number(row?.n ?? 0);
    },
    async read(after, limit) {
      const text = 'SELECT key FROM conversations WHERE key > ? ORDER BY key LIMIT ?';
      const rows = await unitOfWork.read<{ key: string }>(text, [after, limit]);
      return rows.map(({ key }) => key);
    },
  };
}

function unstored(key: string): StoredSession {
  return { key, revision: 0, session: null, text: null };
}

type Reader = Pick<Sql, 'in' | 'query'>;

function rowAt(nowMs: number): (stored: StoredSession) => SqlValue[] {
  return ({ key, revision, session, text }) => {
    const { remindAt = null, expireAt = null } = session ?? {};
    const dueAt = remindAt === null || (expireAt !== null && expireAt < remindAt) ? expireAt : remindAt;
    return [key, revision + 1, text ?? JSON.stringify(session), nowMs, remindAt, expireAt, dueAt];
  };
}

async function read(sql: Reader, keys: readonly string[]): Promise<StoredSession[]> {
  const rows = await sql.query<Row>(`SELECT key, revision, data FROM conversations WHERE ${sql.in('key')}`, [
    listOf(keys),
  ]);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => {
    const row = byKey.get(key);
    if (!row) return unstored(key);
    return { key, revision: row.revision, session: readSession(row.data), text: row.data };
  });
}

/** Other instances wait here; the order of the hashes keeps two batches from waiting for each other. */
async function lock(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.query(
    `SELECT pg_advisory_xact_lock(h) FROM (SELECT DISTINCT hashtextextended(k, 0) AS h
       FROM jsonb_array_elements_text(?::jsonb) AS k ORDER BY 1) AS hashes`,
    [listOf(keys)],
  );
}
