import type { SqlValue } from './sql';

interface Clauses {
  conflict?: string | undefined;
  returning?: string | undefined;
}

interface Made extends Clauses {
  table: string;
  one: string;
  many: string;
}

/** Tables have few statements each, said again and again. */
const made = new WeakMap<readonly string[], Made[]>();

/**
 * An SQLite insert of any number of rows, at least one. One row is written as it is, which is what a lone message costs
 * least with; several are one JSON list, so that the statement is the same for any number of them. Unlike json_each,
 * jsonb_each hands on rows that are parsed already: a row of many columns is read several times as fast.
 */
export function insertOf(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
  clauses: Clauses = {},
): { text: string; params: readonly SqlValue[] } {
  const { one, many } = textsOf(table, columns, clauses);
  const [first] = rows;
  return first && rows.length === 1 ? { text: one, params: first } : { text: many, params: [JSON.stringify(rows)] };
}

function textsOf(table: string, columns: readonly string[], { conflict, returning }: Clauses): Made {
  const before = made.get(columns) ?? [];
  const known = before.find(
    (other) => other.table === table && other.conflict === conflict && other.returning === returning,
  );
  if (known) return known;
  const into = `INSERT INTO ${table} (${columns.join(', ')})`;
  const end = `${conflict ? ` ON CONFLICT ${conflict}` : ''}${returning ? ` RETURNING ${returning}` : ''}`;
  const one = `${into} VALUES (${columns.map(() => '?').join(', ')})${end}`;
  const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
  // `WHERE true` keeps SQLite from reading ON CONFLICT as a join's ON.
  const many = `${into} SELECT ${values} FROM jsonb_each(?) WHERE true${end}`;
  const fresh = { table, conflict, returning, one, many };
  made.set(columns, [...before, fresh]);
  return fresh;
}
