import type { DataSource } from 'typeorm';
import type { Database, Statement } from 'sqlite3';
import { Bundle } from './bundle';
import { BundleWriter } from './bundle-writer';
import { OneTrip } from './one-trip';
import type { InsertOptions, Sql, SqlValue } from './sql';
import { insertOf } from './sqlite-insert';

const CACHED_STATEMENTS = 200;
/** After these SQLite may have undone the transaction by itself. https://www.sqlite.org/lang_transaction.html */
const UNDOES = /^SQLITE_(FULL|IOERR|NOMEM|BUSY|INTERRUPT)/;

/**
 * Prepared statements on TypeORM's SQLite connection. TypeORM prepares anew at every query and hides the rows of
 * `INSERT … RETURNING`; on the path of every message both cost too much.
 */
export class SqliteSql implements Sql {
  readonly dialect = 'sqlite' as const;
  private readonly statements = new Map<string, Statement>();
  /** The same reads, those of one moment in one trip. */
  readonly inOneTrip = new OneTrip(this);
  private readonly bundles = new BundleWriter(() => this.connection());
  private open = false;
  /** Why the open transaction may be undone already. */
  private lost: Error | null = null;

  constructor(private readonly dataSource: DataSource) {}

  query<Row>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return this.lost ? Promise.reject(this.lost) : this.ask(text, params);
  }

  async begin(): Promise<void> {
    this.bundles.begin();
    await this.ask('BEGIN IMMEDIATE', []);
    this.open = true;
  }

  async commit(): Promise<void> {
    await this.query('COMMIT');
    this.open = false;
  }

  /** Undoes the transaction. Never throws: it may be undone already. */
  async rollBack(): Promise<void> {
    await this.ask('ROLLBACK', []).catch(() => undefined);
    this.open = false;
    this.lost = null;
    this.bundles.undo();
  }

  private ask<Row>(text: string, params: readonly SqlValue[]): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.statement(text, (error, statement) => {
        if (error) return reject(error);
        statement.all<Row>([...params], (failure: Error | null, rows: Row[]) => {
          // A statement left at its last row would hold the write-ahead log open.
          if (failure) reject(this.noted(failure));
          else resolve(rows);
        });
      });
    });
  }

  /** What would follow such a failure in a transaction might stay, though all before it is undone. */
  private noted(failure: Error): Error {
    if (this.open && 'code' in failure && UNDOES.test(String(failure.code))) this.lost = failure;
    return failure;
  }

  async insert<Row>(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    options: InsertOptions = {},
  ): Promise<Row[]> {
    if (!rows.length) return [];
    const { text, params } = insertOf(table, columns, rows, options);
    return this.query<Row>(text, params);
  }

  writes(say: (sql: Sql) => void): Promise<void> {
    const bundle = new Bundle();
    say(bundle);
    return this.write(bundle);
  }

  in(column: string): string {
    return `${column} IN (SELECT value FROM json_each(?))`;
  }

  /** Writes a bundle; outside a transaction it is one of its own. */
  write(bundle: Bundle): Promise<void> {
    if (this.lost) return Promise.reject(this.lost);
    const writing = this.bundles.write(bundle);
    return this.open ? writing.catch((failure: Error) => Promise.reject(this.noted(failure))) : writing;
  }

  /** Lets go of the prepared statements, so that the connection can close. */
  close(): void {
    this.bundles.close();
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
  }

  private statement(text: string, then: (error: Error | null, statement: Statement) => void): void {
    const known = this.statements.get(text);
    if (known) {
      this.statements.delete(text);
      this.statements.set(text, known);
      return then(null, known);
    }
    const statement = this.connection().prepare(text, (error: Error | null) => {
      if (!error) this.remember(text, statement);
      then(error, statement);
    });
  }

  private remember(text: string, statement: Statement): void {
    // Two that asked at the same time both prepared it.
    this.statements.get(text)?.finalize();
    this.statements.set(text, statement);
    if (this.statements.size <= CACHED_STATEMENTS) return;
    const [oldest, least] = this.statements.entries().next().value as [string, Statement];
    this.statements.delete(oldest);
    least.finalize();
  }

  private connection(): Database {
    return (this.dataSource.driver as unknown as { databaseConnection: Database }).databaseConnection;
  }
}
