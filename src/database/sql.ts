/** A value that both databases take as a parameter. Instants are epoch milliseconds, JSON is text, truth is 0 or 1. */
export type SqlValue = string | number | null;

export type SqlRow = Record<string, SqlValue>;

export interface InsertOptions {
  /** What follows `ON CONFLICT`, e.g. `DO NOTHING`. */
  conflict?: string;
  /** Columns to hand back from the rows that were written. */
  returning?: string;
}

/**
 * Prepared SQL inside a unit of work, in the words both databases share. Placeholders are `?`. Statements that write
 * and hand back rows say `RETURNING`.
 */
export interface Sql {
  readonly dialect: 'sqlite' | 'postgres';
  query<Row = SqlRow>(text: string, params?: readonly SqlValue[]): Promise<Row[]>;
  /** Inserts any number of rows in a fixed number of statements; no rows, no statement. */
  insert<Row = SqlRow>(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    options?: InsertOptions,
  ): Promise<Row[]>;
  /**
   * Writes that nobody needs an answer of, in the order in which `say` tells them, without waiting; in one trip where the
   * database can.
   */
  writes(say: (sql: Sql) => void): Promise<void>;
  /** A condition `column is one of`; its one parameter is `listOf(values)`. Text columns only. */
  in(column: string): string;
}

/** The parameter of `Sql.in`. */
export function listOf(values: readonly string[]): string {
  return JSON.stringify(values);
}

/** A condition that `column` is one of the values, and its parameter; a lone value is compared as it is, which costs less. */
export function oneOf(
  sql: Pick<Sql, 'in'>,
  column: string,
  values: readonly string[],
): { condition: string; param: string } {
  const [first] = values;
  return first !== undefined && values.length === 1
    ? { condition: `${column} = ?`, param: first }
    : { condition: sql.in(column), param: listOf(values) };
}

/** What can run a query: a connection, or the reading side. */
export type SqlReader = Pick<Sql, 'dialect' | 'query' | 'in'>;
