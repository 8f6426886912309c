import { listOfRows, rowsFrom, type Sql, type UnitOfWork } from '../database';
import type { Clock } from '../shared/clock';
import type { DeliveryMarks } from './delivery-marks';
import { LEASE_MS, fromRow, type OutboxRow, type QueuedMessage } from './queued-message';
import { isSpent } from './send-verdict';
import type { Sender } from './sender';

const PAGE = 500;
const PAGES = 20;
/** A row is renewed when less than this is left of its lease; more than two sweeps. */
const RENEW_BELOW_MS = 12_000;
const FOR_EVER = Number.MAX_SAFE_INTEGER;

/**
 * Brings back what is queued and in nobody's hands: after a crash, from an instance that is gone, or by the operator's
 * wish. Receipts and pings all go again; of prompts only the newest of each chat, unless its answer was received. Rows in
 * hand have their leases renewed.
 */
export class OutboxSweep {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sender: Sender,
    private readonly marks: DeliveryMarks,
    private readonly clock: Clock,
  ) {}

  /** At boot. On SQLite no other instance can hold a lease, so every queued row is taken at once. */
  recover(): Promise<void> {
    return this.takeBack(this.unitOfWork.dialect === 'sqlite' ? FOR_EVER : this.now());
  }

  /** Now and then. */
  async run(): Promise<void> {
    await this.renew();
    await this.takeBack(this.now());
  }

  /**
   * At the end: other instances need not wait for the leases to run out. Who takes a row back counts it as possibly sent;
   * of those that are not on their way that is taken off beforehand.
   */
  async release(): Promise<void> {
    const unsent = new Set(this.sender.unsent());
    const until = (item: QueuedMessage) => Math.max(this.now(), item.notBefore);
    await this.lease([...this.sender.held()], until, (item) => (unsent.has(item) ? 1 : 0));
  }

  private async renew(): Promise<void> {
    const now = this.now();
    const ending = [...this.sender.held()].filter((item) => item.leasedUntil - now < RENEW_BELOW_MS);
    // One that has run out may be in other hands already.
    const ours = ending.filter((item) => this.unitOfWork.dialect === 'sqlite' || item.leasedUntil > now);
    const until = (item: QueuedMessage) => Math.max(now, item.notBefore) + LEASE_MS;
    await this.lease(ours, until);
    for (const item of ours) item.leasedUntil = until(item);
  }

  private async lease(
    items: QueuedMessage[],
    until: (item: QueuedMessage) => number,
    lessUncertain: (item: QueuedMessage) => number = () => 0,
  ): Promise<void> {
    if (!items.length) return;
    const rows = items
      .map((item) => [item.id, until(item), lessUncertain(item)])
      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
    await this.unitOfWork.run((sql) =>
      sql.query(
        `UPDATE outbox SET next_at = CAST(j.value ->> 1 AS bigint),
            uncertain = uncertain - CAST(j.value ->> 2 AS integer) FROM ${rowsFrom(sql)}
          WHERE outbox.id = j.value ->> 0 AND outbox.state = 'queued'`,
        [listOfRows(rows)],
      ),
    );
  }

  private async takeBack(dueBefore: number): Promise<void> {
    let after = '';
    for (let page = 0; page < PAGES; page += 1) {
      const rows = await this.marks.writeAlong(async (sql, marked) => {
        await marked;
        return this.page(sql, dueBefore, after);
      });
      this.hand(rows);
      if (rows.length < PAGE) return;
      after = (rows[rows.length - 1] as OutboxRow).id;
    }
  }

  private async page(sql: Sql, dueBefore: number, after: string): Promise<OutboxRow[]> {
    if (!after) await this.dropOldPrompts(sql, dueBefore);
    const lock = sql.dialect === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
    const rows = await sql.query<OutboxRow>(
      // A row that waits for the platform's time keeps it: its lease began then.
      `UPDATE outbox SET uncertain = uncertain + 1,
          next_at = CASE WHEN next_at > CAST(? AS bigint) THEN next_at ELSE CAST(? AS bigint) END
        WHERE id IN (SELECT id FROM outbox WHERE state = 'queued' AND next_at <= ? AND id > ? ORDER BY id LIMIT ?${lock})
        RETURNING *`,
      [this.now() + LEASE_MS, this.now() + LEASE_MS, dueBefore, after, PAGE],
    );
    return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /**
   * Prompts in nobody's hands that a newer one followed, or a receipt that a turn gave in the same private chat: who
   * reads that has answered. What a ticket's unit says meanwhile, which bears a key, answers nothing.
   */
  private async dropOldPrompts(sql: Sql, dueBefore: number): Promise<void> {
    await sql.query(
      `DELETE FROM outbox WHERE id IN (SELECT id FROM (
          SELECT id, class, once_key, next_at, reply_to, MAX(CASE WHEN class = 'prompt' THEN id END) OVER chat AS prompt,
            MAX(CASE WHEN class = 'receipt' AND once_key IS NULL AND reply_to IS NULL THEN id END) OVER chat AS receipt
            FROM outbox WHERE state = 'queued' AND (channel, account, chat_id) IN
              (SELECT channel, account, chat_id FROM outbox WHERE state = 'queued' AND next_at <= ?)
            WINDOW chat AS (PARTITION BY channel, account, chat_id)) AS queued
        WHERE class = 'prompt' AND once_key IS NULL AND next_at <= ?
          AND (prompt > id OR (receipt > id AND reply_to IS NULL)))`,
      [dueBefore, dueBefore],
    );
  }

  private hand(rows: OutboxRow[]): void {
    const held = new Map([...this.sender.held()].map((item) => [item.id, item]));
    const found: QueuedMessage[] = [];
    for (const row of rows) {
      const item = held.get(row.id);
      // Its lease ran out while it was here: it is ours again.
      if (item) item.leasedUntil = row.next_at;
      else if (!this.marks.holds(row.id)) found.push(fromRow(row, Math.max(0, row.next_at - LEASE_MS), row.next_at));
    }
    for (const item of found.filter(isSpent)) this.marks.note(item, 'dropped', { at: this.now(), error: 'spent' });
    this.sender.take(found.filter((item) => !isSpent(item)));
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
