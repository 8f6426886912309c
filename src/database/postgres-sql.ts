import type { DataSource, QueryRunner } from 'typeorm';
import type { InsertOptions, Sql, SqlValue } from './sql';

/** PostgreSQL takes at most 65,535 parameters in a statement. */
const MAX_PARAMS = 60_000;

/** The shared vocabulary on one PostgreSQL connection (a query runner), or on the pool for single reads. */
export class PostgresSql implements Sql {
  readonly dialect = 'postgres' as const;

  constructor(private readonly on: QueryRunner | DataSource) {}

  async query<Row>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    const result: unknown = await this.on.query(numbered(text), [...params]);
    if (!Array.isArray(result)) return [];
    // TypeORM answers UPDATE and DELETE with [rows, count].
    if (result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') return result[0] as Row[];
    return result as Row[];
  }

  async insert<Row>(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    options: InsertOptions = {},
  ): Promise<Row[]> {
    const tuple = `(${columns.map(() => '?').join(', ')})`;
    const conflict = options.conflict ? ` ON CONFLICT ${options.conflict}` : '';
    const returning = options.returning ? ` RETURNING ${options.returning}` : '';
    const perStatement = Math.floor(MAX_PARAMS / columns.length);
    const written: Row[] = [];
    for (let start = 0; start < rows.length; start += perStatement) {
      const slice = rows.slice(start, start + perStatement);
      const tuples = slice.map(() => tuple).join(', ');
      const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${tuples}${conflict}${returning}`;
      written.push(...(await this.query<Row>(text, slice.flat())));
    }
    return written;
  }

  async writes(say: (sql: Sql) => void): Promise<void> {
    const told: (() => Promise<unknown>)[] = [];
    const later = (write: () => Promise<unknown>): Promise<never[]> => {
      told.push(write);
      return Promise.resolve([]);
    };
    const list: Sql = {
      dialect: this.dialect,
      query: (...given) => later(() => this.query(...given)),
      insert: (...given) => later(() => this.insert(...given)),
      writes: (more) => Promise.resolve(more(list)),
      in: (column) => this.in(column),
    };
    say(list);
    for (const write of told) await write();
  }

  in(column: string): string {
    return `${column} IN (SELECT jsonb_array_elements_text(?::jsonb))`;
  }
}

/** `?` → `$1` …; our statements hold no question mark inside a literal. */
function numbered(text: string): string {
  let index = 0;
  return text.replace(/\?/g, () => `$${(index += 1)}`);
}
