import type { Database, Statement } from 'sqlite3';
import { AppError } from '../shared/app-error';
import type { Bundle, Bundled } from './bundle';
import type { SqlValue } from './sql';

/** What the trigger says when a statement wrote another number of rows than it had to. */
const OTHERWISE = 'wrote otherwise';

/**
 * Writes a bundle in one statement, so in one trip to the driver's thread and one transaction. The statement is an
 * INSERT into a temporary view; the view's trigger holds the bundle's statements, and the row their parameters. Each
 * kind of bundle has a view of its own, made when it first comes. See docs/adr/0010-turns-are-planned.md.
 */
export class BundleWriter {
  private readonly kinds = new Map<string, Promise<Statement>>();
  /** Numbers of texts: a kind is looked up by these, which are shorter. */
  private readonly numbers = new Map<string, number>();
  private made = 0;
  /** Kinds made since the transaction began: if it is undone, so are their views. */
  private unsettled: string[] = [];

  constructor(private readonly connection: () => Database) {}

  /** All of it or nothing; `database.otherwise` when a statement did not write the rows it had to. */
  async write({ statements }: Bundle): Promise<void> {
    if (!statements.length) return;
    const statement = await this.kindOf(statements);
    const params = statements.flatMap(({ params, rows }) => (rows === null ? params : [...params, rows]));
    await run(statement, params.length ? params : [null]);
  }

  /** A transaction begins on the connection. */
  begin(): void {
    this.unsettled = [];
  }

  /** It was undone, and with it the views that were made in it. */
  undo(): void {
    for (const key of this.unsettled) this.forget(key);
    this.unsettled = [];
  }

  /** Lets go of the prepared statements, so that the connection can close. */
  close(): void {
    for (const key of [...this.kinds.keys()]) this.forget(key);
  }

  private kindOf(statements: readonly Bundled[]): Promise<Statement> {
    let key = '';
    for (const { text, rows } of statements) key += `${this.numberOf(text)}${rows === null ? ',' : ';'}`;
    const known = this.kinds.get(key);
    if (known) return known;
    this.made += 1;
    const made = this.make(`bundle_${this.made}`, statements);
    this.kinds.set(key, made);
    this.unsettled.push(key);
    made.catch(() => this.kinds.delete(key));
    return made;
  }

  private forget(key: string): void {
    this.kinds
      .get(key)
      ?.then((statement) => statement.finalize())
      .catch(() => undefined);
    this.kinds.delete(key);
  }

  private numberOf(text: string): number {
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  private async make(name: string, statements: readonly Bundled[]): Promise<Statement> {
    const { body, columns } = triggerOf(statements);
    const view = columns.map((column) => `NULL AS ${column}`).join(', ');
    await execute(
      this.connection(),
      `CREATE TEMP VIEW ${name} AS SELECT ${view};
      CREATE TEMP TRIGGER ${name}_writes INSTEAD OF INSERT ON ${name} BEGIN ${body} END;`,
    );
    return prepare(this.connection(), `INSERT INTO temp.${name} VALUES (${columns.map(() => '?').join(', ')})`);
  }
}

/** The statements as a trigger's body; every `?` becomes a column of the row. Ours hold no `?` inside a literal. */
function triggerOf(statements: readonly Bundled[]): { body: string; columns: string[] } {
  const columns: string[] = [];
  const next = (): string => {
    const column = `p${columns.length}`;
    columns.push(column);
    return `NEW.${column}`;
  };
  const body = statements.map(({ text, rows }) => {
    const statement = text.replace(/\?/g, next);
    if (rows === null) return `${statement};`;
    return `${statement}; SELECT RAISE(ABORT, '${OTHERWISE}') WHERE changes() <> ${next()};`;
  });
  // A row has at least one column.
  if (!columns.length) next();
  return { body: body.join('\n'), columns };
}

function run(statement: Statement, params: readonly SqlValue[]): Promise<void> {
  return new Promise((resolve, reject) => {
    statement.run(params, (error: Error | null) => {
      if (!error) resolve();
      else if (error.message.includes(OTHERWISE)) reject(new AppError('database.otherwise', {}, { cause: error }));
      else reject(error);
    });
  });
}

function prepare(connection: Database, text: string): Promise<Statement> {
  return new Promise((resolve, reject) => {
    const statement = connection.prepare(text, (error: Error | null) => (error ? reject(error) : resolve(statement)));
  });
}

function execute(connection: Database, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.exec(text, (error) => (error ? reject(error) : resolve()));
  });
}
