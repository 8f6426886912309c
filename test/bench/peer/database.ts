import { Database, type Statement } from 'sqlite3';

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS sessions (key TEXT PRIMARY KEY, data TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS tickets (
    id INTEGER PRIMARY KEY AUTOINCREMENT, story TEXT NOT NULL, category TEXT NOT NULL, place TEXT NOT NULL,
    photos TEXT NOT NULL, contact TEXT NOT NULL, open INTEGER NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL);`;

/** Opens the file as durable as ours is kept: write-ahead log, synchronous FULL. */
export function openDatabase(path: string): Promise<Database> {
  return new Promise((resolve, reject) => {
    const database: Database = new Database(path, (error) => {
      if (error) return reject(error);
      database.exec(SCHEMA, (failure) => (failure ? reject(failure) : resolve(database)));
    });
  });
}

/** A statement that is prepared once, with promises. */
export class Prepared {
  private readonly statement: Statement;

  constructor(database: Database, text: string) {
    this.statement = database.prepare(text);
  }

  /** Writes; tells the id of the row that was inserted. */
  run(...values: unknown[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.statement.run(values, function (this: { lastID: number }, error: Error | null) {
        if (error) reject(error);
        else resolve(this.lastID);
      });
    });
  }

  /** The one row, or nothing. */
  get<Row>(...values: unknown[]): Promise<Row | undefined> {
    return new Promise((resolve, reject) => {
      this.statement.get<Row>(values, (error, row) => {
        if (error) return reject(error);
        // Left at its row, the statement would hold the log open.
        this.statement.reset(() => resolve(row));
      });
    });
  }
}
