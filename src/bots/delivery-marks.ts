import { listOfRows, oneOf, rowsFrom, type Bundle, type Sql, type SqlValue, type UnitOfWork } from '../database';
import { faultOf } from './database-fault';
import { errorCode, type Logger } from './logger';
import { LEASE_MS, type QueuedMessage } from './queued-message';
import type { Scheduler } from './scheduler';

export type Fate = 'sent' | 'queued' | 'parked' | 'dead' | 'dropped';

interface Mark {
  gone: boolean;
  row: SqlValue[];
  replies: SqlValue[][];
}

export interface FateDetails {
  at: number;
  ids?: string[];
  error?: string;
}

const ALONE_AFTER_MS = 100;

/**
 * What became of messages, buffered until the next turn's transaction writes it along, or for 100 ms. Losing a mark in
 * a crash is allowed for: the message counts as not known to be delivered.
 */
export class DeliveryMarks {
  private marks = new Map<string, Mark>();
  private readonly suspects = new Map<string, Mark>();
  private readonly writing = new Set<Map<string, Mark>>();
  private armed = false;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scheduler: Scheduler,
    private readonly logger: Logger,
  ) {}

  /** Notes the fate of a message; a later one replaces an earlier. */
  note(item: QueuedMessage, fate: Fate, details: FateDetails): void {
    this.marks.set(item.id, markOf(item, fate, details));
    this.arm();
  }

  /** True when a fate of this message is not yet committed. */
  holds(id: string): boolean {
    return this.marks.has(id) || this.suspects.has(id) || [...this.writing].some((marks) => marks.has(id));
  }

  /**
   * Runs `work` in a transaction that also writes what is buffered, in three statements at most; `work` may wait until
   * that is `written`. Marks that cannot be written are set aside, so that they spoil one transaction and not all that
   * follow.
   */
  writeAlong<T>(work: (sql: Sql, written: Promise<void>) => Promise<T>): Promise<T> {
    let written = false;
    return this.alongWith(
      (taken) =>
        this.unitOfWork.run(async (sql) => {
          const writing = write(sql, taken).then(() => {
            written = true;
          });
          this.unitOfWork.beside(writing);
          const value = await work(sql, writing);
          await writing;
          return value;
        }),
      (error) => (written || faultOf(error) !== 'event' ? this.marks : this.suspects),
    );
  }

  /**
   * Writes what is buffered and what `say` tells, in one trip; see `UnitOfWork.together`. When that fails the marks are
   * as they were.
   */
  writeTogether(say: (sql: Bundle) => void): Promise<void> {
    return this.alongWith((taken) =>
      this.unitOfWork.together((sql) => {
        tell(sql, taken);
        say(sql);
      }),
    );
  }

  /** As `writeTogether`, where `work` reads first; see `UnitOfWork.gather`. */
  gather(work: (sql: Bundle) => Promise<void>): Promise<void> {
    return this.alongWith((taken) =>
      this.unitOfWork.gather(async (sql) => {
        tell(sql, taken);
        await work(sql);
      }),
    );
  }

  /** Takes what is buffered to be written; when that fails it goes `back`, among the other marks unless told. */
  private async alongWith<T>(
    writing: (taken: Map<string, Mark>) => Promise<T>,
    back: (error: unknown) => Map<string, Mark> = () => this.marks,
  ): Promise<T> {
    const taken = this.marks;
    this.marks = new Map();
    this.writing.add(taken);
    try {
      return await writing(taken);
    } catch (error) {
      this.restore(taken, back(error));
      throw error;
    } finally {
      this.writing.delete(taken);
    }
  }

  /** Writes what is buffered in a transaction of its own. Never throws: what could not be written stays buffered. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.writeAlone());
    return this.flushing;
  }

  private async writeAlone(): Promise<void> {
    for (const [id, mark] of this.suspects) await this.writeSuspect(id, mark);
    if (!this.marks.size) return;
    try {
      await this.writeAlong(() => Promise.resolve());
    } catch (error) {
      this.logger.warn({ code: errorCode(error) }, 'delivery marks wait, they could not be written');
    }
  }

  private async writeSuspect(id: string, mark: Mark): Promise<void> {
    try {
      await this.unitOfWork.run((sql) => write(sql, new Map([[id, mark]])));
    } catch (error) {
      if (faultOf(error) !== 'event') return this.arm();
      this.logger.error({ id, code: errorCode(error) }, 'a delivery mark cannot be written and is given up');
    }
    if (this.suspects.get(id) === mark) this.suspects.delete(id);
  }

  private restore(taken: Map<string, Mark>, into: Map<string, Mark>): void {
    for (const [id, mark] of taken) if (!this.marks.has(id)) into.set(id, mark);
    if (into.size) this.arm();
  }

  private arm(): void {
    if (this.armed) return;
    this.armed = true;
    this.scheduler.after(ALONE_AFTER_MS, () => {
      this.armed = false;
      void this.flush();
    });
  }
}

function markOf(item: QueuedMessage, fate: Fate, details: FateDetails): Mark {
  const { at, error } = details;
  const counts = [item.attempts, item.uncertain, Math.max(at, item.notBefore) + LEASE_MS];
  const proof = fate === 'sent' ? [JSON.stringify(details.ids ?? []), at] : [null, null];
  const row = [item.id, fate, ...counts, error ?? null, ...proof];
  return { gone: leavesNoTrace(item, fate), row, replies: fate === 'sent' ? repliesTo(item, details.ids ?? []) : [] };
}

/** A spent prompt is deleted, unless it must not be told again or a later card edits it. */
function leavesNoTrace(item: QueuedMessage, fate: Fate): boolean {
  if (item.class !== 'prompt' || item.onceKey !== null) return false;
  return fate === 'dropped' || (fate === 'sent' && item.slot === null);
}

function repliesTo(item: QueuedMessage, ids: string[]): SqlValue[][] {
  if (item.subject === null) return [];
  const { channel, account, chatId } = item.to;
  return ids.map((messageId) => [channel, account, chatId, messageId, item.id, item.subject]);
}

async function write(sql: Sql, marks: Map<string, Mark>): Promise<void> {
  for (const one of writesOf(sql, marks)) await one();
}

function tell(sql: Bundle, marks: Map<string, Mark>): void {
  for (const one of writesOf(sql, marks)) void one();
}

/** Three statements at most. */
function writesOf(sql: Sql, marks: Map<string, Mark>): (() => Promise<unknown>)[] {
  // Sorted, so that instances that touch the same rows cannot block each other.
  const sorted = [...marks].sort(([one], [other]) => (one < other ? -1 : 1));
  const gone = sorted.filter(([, mark]) => mark.gone).map(([id]) => id);
  const rows = sorted.filter(([, mark]) => !mark.gone).map(([, mark]) => mark.row);
  const replies = new Map(sorted.flatMap(([, mark]) => mark.replies).map((row) => [row.slice(0, 4).join('\n'), row]));
  const writes: (() => Promise<unknown>)[] = [];
  if (gone.length) {
    const { condition, param } = oneOf(sql, 'id', gone);
    writes.push(() => sql.query(`DELETE FROM outbox WHERE ${condition}`, [param]));
  }
  if (rows.length) writes.push(() => sql.query(updateOf(sql), [listOfRows(rows)]));
  if (replies.size) writes.push(() => sql.insert('sent_messages', REPLY_COLUMNS, [...replies.values()], ON_REPLY));
  return writes;
}

const REPLY_COLUMNS = ['channel', 'account', 'chat_id', 'message_id', 'outbox_id', 'subject'];
const ON_REPLY = {
  conflict: `(channel, account, chat_id, message_id)
    DO UPDATE SET outbox_id = excluded.outbox_id, subject = excluded.subject`,
};

function updateOf(sql: Sql): string {
  return `UPDATE outbox SET state = j.value ->> 1, attempts = CAST(j.value ->> 2 AS integer),
      uncertain = CAST(j.value ->> 3 AS integer), next_at = CAST(j.value ->> 4 AS bigint), error = j.value ->> 5,
      sent_ids = j.value ->> 6, sent_at = CAST(j.value ->> 7 AS bigint)
    FROM ${rowsFrom(sql)} WHERE outbox.id = j.value ->> 0 AND outbox.state = 'queued'`;
}
