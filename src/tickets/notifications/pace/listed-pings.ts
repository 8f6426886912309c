import { Injectable } from '@nestjs/common';
import { listOf, UnitOfWork, type SqlRow } from '../../../database';
import type { ChatAddress } from '../../../shared/chat';

/** A ticket that a list names, the unit it was told to, and whether the group is that unit's own. */
export interface Listed {
  ticketId: string;
  unit: string;
  own: boolean;
}

/** Several new tickets in one message to a chat. */
export interface PingList {
  id: string;
  to: ChatAddress;
  tickets: Listed[];
}

const COLUMNS = ['list_id', 'ticket_id', 'channel', 'account', 'chat_id', 'unit', 'own'] as const;

/** Which lists name which tickets, in the current transaction or one of its own. */
@Injectable()
export class ListedPings {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One that is known stays as it is. */
  keep({ id, to, tickets }: PingList): Promise<void> {
    return this.unitOfWork.run(async (sql) => {
      const rows = tickets.map(({ ticketId, unit, own }) => {
        return [id, ticketId, to.channel, to.account, to.chatId, unit, own ? 1 : 0];
      });
      await sql.insert('listed_pings', COLUMNS, rows, { conflict: 'DO NOTHING' });
    });
  }

  /** The lists that name one of these tickets; nobody else draws them meanwhile. Where writes are gathered, none. */
  naming(ticketIds: readonly string[]): Promise<PingList[]> {
    // What is gathered was only just opened.
    if (!ticketIds.length || this.unitOfWork.gathering) return Promise.resolve([]);
    return this.unitOfWork.run(async (sql) => {
      const lock = sql.dialect === 'postgres' ? ' FOR UPDATE' : '';
      const rows = await sql.query(
        `SELECT * FROM listed_pings WHERE list_id IN (SELECT list_id FROM listed_pings WHERE ${sql.in('ticket_id')})
          ORDER BY list_id, ticket_id${lock}`,
        [listOf(ticketIds)],
      );
      return listsOf(rows);
    });
  }

  /** Nothing of these lists will change any more. */
  forget(ids: readonly string[]): Promise<void> {
    if (!ids.length) return Promise.resolve();
    return this.unitOfWork.run(async (sql) => {
      await sql.query(`DELETE FROM listed_pings WHERE ${sql.in('list_id')}`, [listOf(ids)]);
    });
  }
}

function listsOf(rows: readonly SqlRow[]): PingList[] {
  const lists = new Map<string, PingList>();
  for (const row of rows) {
    const id = String(row.list_id);
    const to = { channel: String(row.channel), account: String(row.account), chatId: String(row.chat_id) };
    const list = lists.get(id) ?? { id, to, tickets: [] };
    list.tickets.push({ ticketId: String(row.ticket_id), unit: String(row.unit), own: Number(row.own) === 1 });
    lists.set(id, list);
  }
  return [...lists.values()];
}
