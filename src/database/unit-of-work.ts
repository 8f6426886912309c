import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, QueryRunner } from 'typeorm';
import { Bundle } from './bundle';
import { Gathered } from './gathered';
import { PostgresSql } from './postgres-sql';
import type { Sql, SqlReader, SqlRow, SqlValue } from './sql';
import { SqliteSql } from './sqlite-sql';
import { AppError } from '../shared/app-error';

const POSTGRES_TRANSACTIONS = 8;

interface Work {
  sql: Sql;
  afterCommit: (() => void)[];
  beside: Promise<unknown>[];
}

/** What PostgreSQL says to every statement that follows the one which failed. */
const ALREADY_FAILED = '25P02';

/**
 * The one door to writing. `run` gives a transaction; inside it, a nested `run` joins it. On SQLite transactions queue,
 * for there is one connection and they would interleave; on PostgreSQL each takes a connection of the pool. No network
 * call inside.
 */
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<Work>();
  private readonly waiting: (() => void)[] = [];
  private readonly slots: number;
  private readonly writer: SqliteSql | null;
  private readonly reader: SqlReader;
  private running = 0;
  /** Transactions that are inside `current` now. */
  private inUse = 0;
  /** Set only while the caller of `together` says what is to be written. */
  private collecting: (() => void)[] | null = null;

  /** `reading` is a second connection on SQLite, which sees committed rows only; on PostgreSQL the same pool. */
  constructor(
    private readonly dataSource: DataSource,
    reading: DataSource = dataSource,
  ) {
    const postgres = dataSource.options.type === 'postgres';
    this.slots = postgres ? POSTGRES_TRANSACTIONS : 1;
    this.writer = postgres ? null : new SqliteSql(dataSource);
    this.reader = postgres ? new PostgresSql(reading) : new SqliteSql(reading);
  }

  /** How many transactions may run side by side. */
  get concurrency(): number {
    return this.slots;
  }

  get dialect(): Sql['dialect'] {
    return this.reader.dialect;
  }

  /** Runs `work` in a transaction and commits when it resolves; whatever it throws rolls back and is thrown on. */
  async run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer) return work(outer.sql);
    await this.enter();
    try {
      return await (this.writer ? this.onSqlite(this.writer, work) : this.onPostgres(work));
    } finally {
      this.leave();
    }
  }

  /** One statement that is a transaction of its own, or part of the surrounding one. */
  async single<Row = SqlRow>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    const outer = this.current.getStore();
    if (outer) return outer.sql.query<Row>(text, params);
    if (!this.writer) return this.reader.query<Row>(text, params);
    await this.enter();
    try {
      return await this.writer.query<Row>(text, params);
    } finally {
      this.leave();
    }
  }

  /** Whether `together` can be had: on SQLite, where one process writes. */
  get bundles(): boolean {
    return this.writer !== null;
  }

  /**
   * One transaction in one trip to the driver, for writes that are known beforehand. `say` tells them at once, without
   * waiting for anything; what it puts on `onCommit` runs when they are written. Throws `database.otherwise` when a row
   * that had to be written was not; then nothing was.
   */
  async together(say: (sql: Bundle) => void): Promise<void> {
    if (!this.writer) throw new AppError('database.noBundles');
    const bundle = new Bundle();
    const afterCommit: (() => void)[] = [];
    this.collecting = afterCommit;
    try {
      say(bundle);
    } finally {
      this.collecting = null;
    }
    await this.enter();
    try {
      await this.writer.write(bundle);
    } finally {
      this.leave();
    }
    for (const task of afterCommit) task();
  }

  /**
   * As `run`, in one trip to the driver and one transaction: what `work` reads it reads at once, what it writes is
   * gathered and written when it resolves. Throws `database.otherwise` when `work` needs what only a transaction can
   * tell, or a row that had to be written was not; then nothing was. Nobody else of this process writes meanwhile.
   */
  async gather(work: (sql: Bundle) => Promise<void>): Promise<void> {
    if (!this.writer) throw new AppError('database.noBundles');
    await this.enter();
    try {
      const gathered = new Gathered(this.writer.inOneTrip);
      const unit: Work = { sql: gathered, afterCommit: [], beside: [] };
      await this.known(unit, () => work(gathered));
      await this.writer.write(gathered);
      for (const task of unit.afterCommit) this.outside(task);
    } finally {
      this.leave();
    }
  }

  /** True inside `gather`: what will be read may be asked for before it is needed. */
  get gathering(): boolean {
    return this.current.getStore()?.sql instanceof Gathered;
  }

  /** Runs `task` once the surrounding transaction has committed; at once when there is none. */
  onCommit(task: () => void): void {
    if (this.collecting) return void this.collecting.push(task);
    const outer = this.current.getStore();
    if (outer) outer.afterCommit.push(task);
    else task();
  }

  /**
   * Writes of the surrounding transaction that nothing else in it reads: they need not be waited for, the commit waits
   * for them, and when one fails the transaction fails. Outside a transaction there is nothing they could belong to.
   */
  beside(writes: Promise<unknown>): void {
    writes.catch(() => undefined);
    this.current.getStore()?.beside.push(writes);
  }

  /** Reads what is committed; inside a unit of work it reads what that unit wrote too. */
  read<Row = SqlRow>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return (this.current.getStore()?.sql ?? this.reader).query<Row>(text, params);
  }

  /** A condition for `read`, as `Sql.in`. */
  in(column: string): string {
    return this.reader.in(column);
  }

  /** Lets go of prepared statements; call before the data sources close. */
  close(): void {
    this.writer?.close();
    if (this.reader instanceof SqliteSql) this.reader.close();
  }

  private async onSqlite<T>(sql: SqliteSql, work: (sql: Sql) => Promise<T>): Promise<T> {
    await sql.begin();
    try {
      return await this.inside(sql, work, () => sql.commit());
    } catch (error) {
      await sql.rollBack();
      throw error;
    }
  }

  private async onPostgres<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const runner: QueryRunner = this.dataSource.createQueryRunner();
    try {
      const sql = new PostgresSql(runner);
      await sql.query('BEGIN');
      try {
        return await this.inside(sql, work, () => sql.query('COMMIT'));
      } catch (error) {
        await sql.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release().catch(() => undefined);
    }
  }

  private async inside<T>(sql: Sql, work: (sql: Sql) => Promise<T>, commit: () => Promise<unknown>): Promise<T> {
    const unit: Work = { sql, afterCommit: [], beside: [] };
    const value = await this.known(unit, work);
    await commit();
    for (const task of unit.afterCommit) this.outside(task);
    return value;
  }

  /** Knowing who is inside slows every promise of the process down, so nobody is asked about when nobody is. */
  private async known<T>(unit: Work, work: (sql: Sql) => Promise<T>): Promise<T> {
    this.inUse += 1;
    try {
      return await this.current.run(unit, () => whole(unit, work(unit.sql)));
    } finally {
      this.inUse -= 1;
      if (!this.inUse) this.current.disable();
    }
  }

  private outside(task: () => void): void {
    if (this.inUse) this.current.exit(task);
    else task();
  }

  private enter(): Promise<void> | void {
    if (this.running < this.slots) {
      this.running += 1;
      return;
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}

/** Waits for everything that runs in the transaction, so that nothing of it comes after its end. */
async function whole<T>(unit: Work, work: Promise<T>): Promise<T> {
  const [main] = await Promise.allSettled([work]);
  const ends = [main, ...(await Promise.allSettled(unit.beside))];
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  const first = failures.find((failure) => codeOf(failure) !== ALREADY_FAILED) ?? failures[0];
  if (main.status === 'rejected' || failures.length) throw first;
  return main.value;
}

function codeOf(failure: unknown): unknown {
  return typeof failure === 'object' && failure !== null && 'code' in failure ? failure.code : undefined;
}
