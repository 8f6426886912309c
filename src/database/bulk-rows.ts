import type { SqlReader, SqlValue } from './sql';

/**
 * A `FROM` item that turns one JSON parameter (`listOfRows`) into rows, so that a statement is the same however many
 * rows it writes. Column n reads `j.value ->> n`, as text on PostgreSQL: cast what is not.
 */
export function rowsFrom(sql: Pick<SqlReader, 'dialect'>): string {
  return sql.dialect === 'postgres' ? 'jsonb_array_elements(?::jsonb) AS j(value)' : 'jsonb_each(?) AS j';
}

/** The parameter of `rowsFrom`. PostgreSQL's text holds no NUL, so that is left out. */
export function listOfRows(rows: readonly (readonly SqlValue[])[]): string {
  return JSON.stringify(rows, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  );
}
