import { listOfRows, oneOf, rowsFrom, sortableId, type Bundle, type Sql, type UnitOfWork } from '../database';
import type { ChatAddress } from '../shared/chat';
import type { Clock } from '../shared/clock';
import type { Outgoing } from './conversation-port';
import {
  LEASE_MS,
  OUTBOX_COLUMNS,
  chatIdentity,
  fromRow,
  queue,
  isOnlyInPlace,
  replacedSlot,
  toRow,
  type OutboxRow,
  type QueuedMessage,
} from './queued-message';
import type { Sender } from './sender';

/** What is to be said, stored with what caused it and handed to the sender once that is committed. */
export class Outbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sender: Sender,
    private readonly clock: Clock,
  ) {}

  /** Stores in one statement; what carries a known `onceKey` was told before and is left out. */
  async put(sql: Sql, outgoing: readonly Outgoing[]): Promise<void> {
    if (!outgoing.length) return;
    const now = this.clock.now().getTime();
    const items = outgoing.map((one) => queue(sortableId(now), one, now));
    await this.supersede(sql, items, now);
    const written = await sql.insert<{ id: string }>('outbox', OUTBOX_COLUMNS, items.map(toRow), {
      conflict: 'DO NOTHING',
      returning: 'id',
    });
    const ids = new Set(written.map(({ id }) => id));
    const fresh = items.filter(({ id }) => ids.has(id));
    this.unitOfWork.onCommit(() => this.sender.take(fresh));
  }

  /** As `put`, for words that cannot have been told before: if one was, the bundle fails. */
  putEvery(sql: Bundle, outgoing: readonly Outgoing[]): void {
    if (!outgoing.length) return;
    const now = this.clock.now().getTime();
    const items = outgoing.map((one) => queue(sortableId(now), one, now));
    void this.supersede(sql, items, now);
    sql.insertEvery('outbox', OUTBOX_COLUMNS, items.map(toRow));
    this.unitOfWork.onCommit(() => this.sender.take(items));
  }

  /** These chats spoke, so what waited for a closed window goes now; of the prompts only the newest. */
  async onInbound(sql: Sql, chats: readonly ChatAddress[]): Promise<void> {
    if (!chats.length) return;
    const now = this.clock.now().getTime();
    const rows = await sql.query<OutboxRow>(
      `UPDATE outbox SET state = 'queued', attempts = 0, next_at = CAST(? AS bigint), error = NULL FROM ${rowsFrom(sql)}
        WHERE state = 'parked' AND channel = j.value ->> 0 AND account = j.value ->> 1 AND chat_id = j.value ->> 2
        RETURNING ${OUTBOX_COLUMNS.join(', ')}`,
      [now + LEASE_MS, listOfRows(chats.map(({ channel, account, chatId }) => [channel, account, chatId]))],
    );
    const items = rows.map((row) => fromRow(row, now, now + LEASE_MS));
    const stale = stalePrompts(items);
    await this.forget(sql, [...stale]);
    this.unitOfWork.onCommit(() => this.sender.take(items.filter(({ id }) => !stale.has(id))));
  }

  /** A card that waits in nobody's hands is not sent any more when a later one that can stand alone takes its slot. */
  private async supersede(sql: Sql, items: readonly QueuedMessage[], now: number): Promise<void> {
    const places = items.flatMap(({ to, message }) => {
      const slot = isOnlyInPlace(message) ? null : replacedSlot(message);
      return slot === null ? [] : [[slot, to.channel, to.account, to.chatId]];
    });
    if (!places.length) return;
    await sql.query(
      `UPDATE outbox SET state = 'dropped', error = 'superseded' FROM ${rowsFrom(sql)}
        WHERE slot = j.value ->> 0 AND channel = j.value ->> 1 AND account = j.value ->> 2 AND chat_id = j.value ->> 3
          AND (state = 'parked' OR (state = 'queued' AND uncertain <= 0 AND next_at <= CAST(? AS bigint)))`,
      [listOfRows(places), now],
    );
  }

  private async forget(sql: Sql, ids: readonly string[]): Promise<void> {
    if (!ids.length) return;
    const { condition, param } = oneOf(sql, 'id', ids);
    await sql.query(`DELETE FROM outbox WHERE ${condition}`, [param]);
  }
}

/** The prompts that a newer prompt to the same chat has made pointless. */
function stalePrompts(items: readonly QueuedMessage[]): Set<string> {
  const newest = new Map<string, string>();
  const prompts = items.filter((item) => item.class === 'prompt' && !item.onceKey);
  for (const { to, id } of prompts) {
    const chat = chatIdentity(to);
    if (id > (newest.get(chat) ?? '')) newest.set(chat, id);
  }
  return new Set(prompts.filter(({ to, id }) => newest.get(chatIdentity(to)) !== id).map(({ id }) => id));
}
