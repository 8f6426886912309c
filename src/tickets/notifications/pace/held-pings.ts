import { Injectable } from '@nestjs/common';
import { listOf, UnitOfWork, type SqlRow } from '../../../database';
import type { ChatAddress } from '../../../shared/chat';
import { chatKey } from '../chat-key';

/** A ticket whose card a group has not seen yet. */
export interface HeldPing {
  /** Of the notice that brings the card. */
  onceKey: string;
  to: ChatAddress;
  ticketId: string;
  /** The unit that is told. */
  unit: string;
  /** When it may be told; null once it was named in a list. */
  dueAt: Date | null;
}

const COLUMNS = ['once_key', 'channel', 'account', 'chat_id', 'ticket_id', 'unit', 'due_at'] as const;
/** What one round tells at most; the rest is there for the next. */
const MOST = 1_000;

/** What groups are still to be told of, in the current transaction or one of its own. */
@Injectable()
export class HeldPings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One that is known stays as it is. */
  keep(pings: readonly HeldPing[]): Promise<void> {
    if (!pings.length) return Promise.resolve();
    return this.unitOfWork.run(async (sql) => {
      await sql.insert('held_pings', COLUMNS, pings.map(toRow), { conflict: 'DO NOTHING' });
    });
  }

  /** Of these tickets; none of them is told meanwhile by anybody else. Where writes are gathered, none is known. */
  of(ticketIds: readonly string[]): Promise<HeldPing[]> {
    // What is gathered was only just opened.
    if (!ticketIds.length || this.unitOfWork.gathering) return Promise.resolve([]);
    return this.unitOfWork.run(async (sql) => {
      const lock = sql.dialect === 'postgres' ? ' ORDER BY once_key FOR UPDATE' : '';
      const rows = await sql.query(`SELECT * FROM held_pings WHERE ${sql.in('ticket_id')}${lock}`, [listOf(ticketIds)]);
      return rows.map(fromRow);
    });
  }

  /** The group has the card, or need not have it. */
  forget(pings: readonly HeldPing[]): Promise<void> {
    if (!pings.length) return Promise.resolve();
    return this.unitOfWork.run(async (sql) => {
      await sql.query(`DELETE FROM held_pings WHERE ${sql.in('once_key')}`, [
        listOf(pings.map(({ onceKey }) => onceKey)),
      ]);
    });
  }

  /** The chat looked at the ticket by itself. */
  async seen(ticketId: string, to: ChatAddress): Promise<void> {
    await this.forget((await this.of([ticketId])).filter((one) => chatKey(one.to) === chatKey(to)));
  }

  /** Takes what is due, oldest first; each once, however many instances ask. */
  takeDue(now: Date): Promise<HeldPing[]> {
    return this.unitOfWork.run(async (sql) => {
      // Other instances take others meanwhile; on SQLite there is one writer.
      const skip = sql.dialect === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
      const rows = await sql.query(
        `DELETE FROM held_pings WHERE once_key IN (SELECT once_key FROM held_pings
          WHERE due_at IS NOT NULL AND due_at <= CAST(? AS bigint) ORDER BY due_at, once_key LIMIT ${MOST}${skip})
          RETURNING *`,
        [now.getTime()],
      );
      return rows.map(fromRow).sort((one, other) => (one.onceKey < other.onceKey ? -1 : 1));
    });
  }
}

function toRow({ onceKey, to, ticketId, unit, dueAt }: HeldPing): (string | number | null)[] {
  return [onceKey, to.channel, to.account, to.chatId, ticketId, unit, dueAt?.getTime() ?? null];
}

function fromRow(row: SqlRow): HeldPing {
  return {
    onceKey: String(row.once_key),
    to: { channel: String(row.channel), account: String(row.account), chatId: String(row.chat_id) },
    ticketId: String(row.ticket_id),
    unit: String(row.unit),
    dueAt: row.due_at === null ? null : new Date(Number(row.due_at)),
  };
}
