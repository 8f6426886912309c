import { firstIdAt, type Sql, type UnitOfWork } from '../database';
import type { Clock } from '../shared/clock';

/** Days for which what is done with is kept; policy. */
export interface KeptDays {
  /** Messages of people that were handled: beyond the time in which a platform may deliver one again. */
  handled: number;
  /** Messages of ours that were delivered or dropped, and which ticket each was about. */
  delivered: number;
}

/** How many rows went, by table. */
export interface Purged {
  inbox: number;
  outbox: number;
  sentMessages: number;
  /** Asked-for ticket numbers that were somebody else's. */
  guesses: number;
}

const DAY_MS = 86_400_000;
/** Rows to a transaction: some milliseconds, in which nobody else writes on SQLite. */
const SLICE = 500;
/** A prompt that stays only because a later card might have edited it. */
const PROMPT_DAYS = 7;
/** Tries count for minutes only. */
const GUESS_DAYS = 1;

/**
 * Forgets what is done with, a slice of each table at a time, each in a transaction of its own. What waits, or failed and
 * awaits the operator, stays. Several instances may do it at once: each passes over the rows that another has in hand.
 */
export class Purge {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly kept: KeptDays,
  ) {}

  /** One slice; `more` while a table had a whole slice to give. */
  async slice(): Promise<Purged & { more: boolean }> {
    const inbox = await this.unitOfWork.run((sql) => this.handled(sql));
    const prompts = await this.unitOfWork.run((sql) => this.spentPrompts(sql));
    const delivered = await this.unitOfWork.run((sql) => this.delivered(sql));
    const sentMessages = await this.unitOfWork.run((sql) => this.subjects(sql));
    const guesses = await this.unitOfWork.run((sql) => this.guesses(sql));
    const more = Math.max(inbox, prompts, delivered, sentMessages, guesses) >= SLICE;
    return { inbox, outbox: prompts + delivered, sentMessages, guesses, more };
  }

  /** Slice after slice until nothing is left to forget. */
  async all(): Promise<Purged> {
    const total = { inbox: 0, outbox: 0, sentMessages: 0, guesses: 0 };
    for (let more = true; more;) {
      const gone = await this.slice();
      for (const table of ['inbox', 'outbox', 'sentMessages', 'guesses'] as const) total[table] += gone[table];
      more = gone.more;
    }
    return total;
  }

  /** What `all` would take, without taking it. */
  async due(): Promise<Purged> {
    const [row] = await this.unitOfWork.read<Record<'inbox' | 'outbox' | 'sent' | 'guesses', number>>(
      `SELECT (SELECT COUNT(*) FROM inbox WHERE ${HANDLED}) AS "inbox",
        (SELECT COUNT(*) FROM outbox WHERE (${SPENT_PROMPT}) OR (${DELIVERED})) AS "outbox",
        (SELECT COUNT(*) FROM sent_messages WHERE outbox_id < ?) AS "sent",
        (SELECT COUNT(*) FROM number_guesses WHERE at < ?) AS "guesses"`,
      [
        ...[this.before(this.kept.handled), this.before(PROMPT_DAYS), this.idBefore(), this.idBefore()],
        this.before(GUESS_DAYS),
      ],
    );
    const [inbox, outbox, sentMessages] = [Number(row?.inbox), Number(row?.outbox), Number(row?.sent)];
    return { inbox, outbox, sentMessages, guesses: Number(row?.guesses) };
  }

  private async handled(sql: Sql): Promise<number> {
    const key = 'channel, account, event_id';
    const gone = await sql.query(
      `DELETE FROM inbox WHERE (${key}) IN
        (SELECT ${key} FROM inbox WHERE ${HANDLED} ORDER BY received_at LIMIT ${SLICE}${passing(sql)}) RETURNING 1 AS one`,
      [this.before(this.kept.handled)],
    );
    return gone.length;
  }

  private async spentPrompts(sql: Sql): Promise<number> {
    const gone = await sql.query(
      `DELETE FROM outbox WHERE id IN
        (SELECT id FROM outbox WHERE ${SPENT_PROMPT} LIMIT ${SLICE}${passing(sql)}) RETURNING 1 AS one`,
      [this.before(PROMPT_DAYS)],
    );
    return gone.length;
  }

  private async delivered(sql: Sql): Promise<number> {
    const gone = await sql.query(
      `DELETE FROM outbox WHERE id IN
        (SELECT id FROM outbox WHERE ${DELIVERED} ORDER BY id LIMIT ${SLICE}${passing(sql)}) RETURNING 1 AS one`,
      [this.idBefore()],
    );
    return gone.length;
  }

  private async subjects(sql: Sql): Promise<number> {
    const key = 'channel, account, chat_id, message_id';
    const gone = await sql.query(
      `DELETE FROM sent_messages WHERE (${key}) IN
        (SELECT ${key} FROM sent_messages WHERE outbox_id < ? ORDER BY outbox_id LIMIT ${SLICE}${passing(sql)})
        RETURNING 1 AS one`,
      [this.idBefore()],
    );
    return gone.length;
  }

  private async guesses(sql: Sql): Promise<number> {
    const gone = await sql.query(
      `DELETE FROM number_guesses WHERE id IN
        (SELECT id FROM number_guesses WHERE at < ? ORDER BY at LIMIT ${SLICE}${passing(sql)}) RETURNING 1 AS one`,
      [this.before(GUESS_DAYS)],
    );
    return gone.length;
  }

  private before(days: number): number {
    return this.clock.now().getTime() - days * DAY_MS;
  }

  private idBefore(): string {
    return firstIdAt(this.before(this.kept.delivered));
  }
}

const HANDLED = `state = 'done' AND received_at < ?`;
const SPENT_PROMPT = `class = 'prompt' AND sent_at < ? AND once_key IS NULL`;
/** Ids sort by the instant they were made. */
const DELIVERED = `state IN ('sent', 'dropped') AND id < ?`;

function passing({ dialect }: Sql): string {
  return dialect === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
}
