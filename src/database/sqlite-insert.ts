interface Clauses {
  conflict?: string | undefined;
  returning?: string | undefined;
}

/**
 * An SQLite insert whose one parameter is a JSON list of rows, so that it is the same for any number of them. Unlike
 * json_each, jsonb_each hands on rows that are parsed already: a row of many columns is read several times as fast.
 */
export function insertInto(table: string, columns: readonly string[], clauses: Clauses): string {
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
  const conflict = clauses.conflict ? ` ON CONFLICT ${clauses.conflict}` : '';
  const returning = clauses.returning ? ` RETURNING ${clauses.returning}` : '';
  // `WHERE true` keeps SQLite from reading ON CONFLICT as a join's ON.
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM jsonb_each(?) WHERE true${conflict}${returning}`;
}
