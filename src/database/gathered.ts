import { AppError } from '../shared/app-error';
import { Bundle } from './bundle';
import type { InsertOptions, SqlReader, SqlRow, SqlValue } from './sql';

const NOTHING: Promise<never[]> = Promise.resolve([]);

/**
 * A unit of work whose reads run at once and whose writes are gathered, to go in one trip when it is over. What only the
 * database could tell is refused with `database.otherwise`: reading a table that the unit wrote to, rows that a write
 * hands back, and statements that are neither a SELECT nor a plain write. Nobody writes meanwhile, so what was read once
 * is not asked again: whoever knows what will be read may ask for it before, and all of it comes in one trip.
 */
export class Gathered extends Bundle {
  private readonly tables = new Set<string>();
  private readonly answers = new Map<string, Promise<SqlRow[]>>();
  private seen = 0;

  constructor(private readonly reader: Pick<SqlReader, 'query'>) {
    super();
  }

  override query<Row = SqlRow>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    const { reads, writes, handsBack, words } = meaningOf(text);
    if (handsBack || (!reads && writes === null)) return otherwise();
    if (!reads) return super.query<Row>(text, params);
    return this.wroteTo(words) ? otherwise() : (this.answer(text, params) as Promise<Row[]>);
  }

  override insert<Row = SqlRow>(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly SqlValue[])[],
    options: InsertOptions = {},
  ): Promise<Row[]> {
    if (!rows.length) return NOTHING;
    return options.returning === undefined ? super.insert<Row>(table, columns, rows, options) : otherwise();
  }

  private answer(text: string, params: readonly SqlValue[]): Promise<SqlRow[]> {
    const question = JSON.stringify([text, params]);
    const known = this.answers.get(question);
    if (known) return known;
    const asked = this.reader.query<SqlRow>(text, params);
    this.answers.set(question, asked);
    return asked;
  }

  private wroteTo(words: readonly string[]): boolean {
    for (; this.seen < this.statements.length; this.seen += 1) {
      const { writes } = meaningOf(this.statements[this.seen]?.text ?? '');
      if (writes !== null) this.tables.add(writes);
    }
    return words.some((word) => this.tables.has(word));
  }
}

const TEXTS = 500;
const known = new Map<string, Meaning>();

/** What a statement does, as far as it matters here. */
interface Meaning {
  reads: boolean;
  handsBack: boolean;
  /** The table it writes to. */
  writes: string | null;
  words: readonly string[];
}

/** Statements are few and said again and again. */
function meaningOf(text: string): Meaning {
  const before = known.get(text);
  if (before) return before;
  const written = /^\s*(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+(\w+)/i.exec(text)?.[1];
  const meaning = {
    reads: /^\s*SELECT\b/i.test(text),
    handsBack: /\bRETURNING\b/i.test(text),
    writes: written?.toLowerCase() ?? null,
    words: [...new Set(text.toLowerCase().match(/\w+/g) ?? [])],
  };
  if (known.size < TEXTS) known.set(text, meaning);
  return meaning;
}

function otherwise(): Promise<never> {
  return Promise.reject(new AppError('database.otherwise'));
}
