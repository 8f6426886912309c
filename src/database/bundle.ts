import { insertOf } from './sqlite-insert';
import type { InsertOptions, Sql, SqlValue } from './sql';

/** One statement of a bundle. */
export interface Bundled {
  text: string;
  params: readonly SqlValue[];
  /** How many rows it must write; null when any number will do. */
  rows: number | null;
}

const NOTHING: Promise<never[]> = Promise.resolve([]);

/**
 * Collects writes that go to an SQLite file together. As an `Sql` it hands back no rows, for nothing is written yet; so
 * it is no place for reading.
 */
export class Bundle implements Sql {
  readonly dialect = 'sqlite' as const;
  readonly statements: Bundled[] = [];

  query<Row>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    this.statements.push({ text, params, rows: null });
    return NOTHING;
  }

  insert<Row>(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    { conflict }: InsertOptions = {},
  ): Promise<Row[]> {
    if (!rows.length) return NOTHING;
    const { text, params } = insertOf(table, columns, rows, { conflict });
    return this.query(text, params);
  }

  writes(say: (sql: Sql) => void): Promise<void> {
    say(this);
    return Promise.resolve();
  }

  /** As `query`, but it must write so many rows, else the whole bundle fails and nothing of it stays. */
  queryEvery(text: string, params: readonly SqlValue[], rows: number): void {
    this.statements.push({ text, params, rows });
  }

  /** Every row must be written, else the whole bundle fails and nothing of it stays. */
  insertEvery(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    conflict?: string,
  ): void {
    if (!rows.length) return;
    const { text, params } = insertOf(table, columns, rows, { conflict });
    this.queryEvery(text, params, rows.length);
  }

  in(column: string): string {
    return `${column} IN (SELECT value FROM json_each(?))`;
  }
}
