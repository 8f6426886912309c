import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../../config/city';
import type { CardMessage } from '../../../shared/chat';
import { CITY } from '../../tokens';
import type { Notice } from '../notice';
import { Standings } from '../standings';
import { ListedPings, type PingList } from './listed-pings';
import { isWaiting, togetherCard, type Named } from './together-card';

/** Several new tickets of a group in one message, which shows what becomes of them where it can be changed. */
@Injectable()
export class TogetherLists {
  constructor(
    private readonly listed: ListedPings,
    private readonly standings: Standings,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** The message, once. To be run in a transaction. */
  async begin(id: string, to: Notice['to'], named: readonly Named[], now: Date): Promise<Notice> {
    const tickets = named.map(({ ticket, unit, own }) => ({ ticketId: ticket.id, unit, own }));
    await this.listed.keep({ id, to, tickets });
    return { ...noticeOf({ id, to }, togetherCard(named, { city: this.city, now })), onceKey: id };
  }

  /**
   * The lists on which something of these tickets is to be seen, as they are now; `cause` tells this change from others.
   * To be run in a transaction.
   */
  async follow(ticketIds: readonly string[], cause: string, now: Date): Promise<Notice[]> {
    const lists = await this.listed.naming(ticketIds);
    if (!lists.length) return [];
    const drawn = await this.namedBy(lists);
    const over = drawn.filter(({ named }) => !named.some(isWaiting));
    await this.listed.forget(over.map(({ list }) => list.id));
    const changed = drawn.filter(({ named }) =>
      named.some((one) => ticketIds.includes(one.ticket.id) && !isWaiting(one)),
    );
    return changed.map(({ list, named }) => {
      const card = togetherCard(named, { city: this.city, now });
      const edit: CardMessage = { ...card, replaces: slotOf(list), onlyInPlace: true };
      return { ...noticeOf(list, edit), onceKey: `${list.id}>${cause}` };
    });
  }

  private async namedBy(lists: readonly PingList[]): Promise<{ list: PingList; named: Named[] }[]> {
    const ids = lists.flatMap(({ tickets }) => tickets.map(({ ticketId }) => ticketId));
    const standings = await this.standings.of([...new Set(ids)]);
    return lists.map((list) => {
      const named = list.tickets.flatMap(({ ticketId, unit, own }) => {
        const ticket = standings.get(ticketId)?.ticket;
        return ticket ? [{ ticket, unit, own }] : [];
      });
      return { list, named };
    });
  }
}

function noticeOf(list: Pick<PingList, 'id' | 'to'>, message: CardMessage): Omit<Notice, 'onceKey'> {
  return { class: 'ping', to: list.to, message, slot: slotOf(list), subject: null };
}

function slotOf({ id }: Pick<PingList, 'id'>): string {
  return `list:${id}`;
}
