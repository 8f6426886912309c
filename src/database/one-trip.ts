import type { SqlReader, SqlRow, SqlValue } from './sql';

interface Question {
  text: string;
  params: readonly SqlValue[];
  resolve(rows: SqlRow[]): void;
  reject(error: unknown): void;
}

const TEXTS = 200;

/**
 * Reads of an SQLite file that are asked for in one moment, handed to the driver as one statement: each alone is a trip
 * to another thread, and they would wait there for each other. The answer to each comes as a JSON text of its rows.
 */
export class OneTrip implements Pick<SqlReader, 'query'> {
  private waiting: Question[] = [];
  /** Which columns a text gives. */
  private readonly columns = new Map<string, Promise<string[]>>();

  constructor(private readonly reader: Pick<SqlReader, 'query'>) {}

  query<Row = SqlRow>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    const asked = new Promise<SqlRow[]>((resolve, reject) => {
      // A tick comes when every promise that can go on has gone on, and has asked what it needs.
      if (!this.waiting.length) process.nextTick(() => void this.ask());
      this.waiting.push({ text, params, resolve, reject });
    });
    return asked as Promise<Row[]>;
  }

  private async ask(): Promise<void> {
    const questions = this.waiting;
    this.waiting = [];
    try {
      const answers = await this.answersTo(questions);
      questions.forEach(({ resolve }, index) => resolve(answers[index] ?? []));
    } catch (error) {
      for (const { reject } of questions) reject(error);
    }
  }

  private async answersTo(questions: readonly Question[]): Promise<SqlRow[][]> {
    const [only] = questions;
    if (only && questions.length === 1) return [await this.reader.query<SqlRow>(only.text, only.params)];
    const columns = await Promise.all(questions.map(({ text }) => this.columnsOf(text)));
    const lists = questions.map(({ text }, index) => `(${asOneText(text, columns[index] ?? [])}) AS list${index}`);
    const params = questions.flatMap((question) => question.params);
    const [answer] = await this.reader.query<Record<string, string>>(`SELECT ${lists.join(', ')}`, params);
    return columns.map((names, index) => {
      const rows = JSON.parse(answer?.[`list${index}`] ?? '[]') as SqlValue[][];
      return rows.map((row) => asRow(names, row));
    });
  }

  private columnsOf(text: string): Promise<string[]> {
    const known = this.columns.get(text);
    if (known) return known;
    // A row of nothing but NULL, whatever the text would find: only its names are of interest.
    const learnt = this.reader
      .query<SqlRow>(`SELECT found.* FROM (SELECT 1) LEFT JOIN (${text}) AS found ON false LIMIT 1`)
      .then(([row]) => Object.keys(row ?? {}));
    if (this.columns.size < TEXTS) this.columns.set(text, learnt);
    learnt.catch(() => this.columns.delete(text));
    return learnt;
  }
}

function asRow(names: readonly string[], values: readonly SqlValue[]): SqlRow {
  const row: SqlRow = {};
  names.forEach((name, at) => {
    row[name] = values[at] ?? null;
  });
  return row;
}

function asOneText(text: string, columns: readonly string[]): string {
  return `SELECT json_group_array(json_array(${columns.map((name) => `"${name}"`).join(', ')})) FROM (${text})`;
}
