import { Injectable } from '@nestjs/common';
import { ReadProgress, ShowCard, type TicketView } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { PAGE } from '../flows/track-progress/show';
import type { CallTopic } from './call-topic';

/** What is said of an earlier ticket is about one of the newest. */
const RECENT = 50;

type Reading = 'listOwn' | 'recentOwn' | 'askedOf' | 'story' | 'find' | 'card' | 'listForUnit';

/** How tickets stand: the resident's own, and those of a unit. */
@Injectable()
export class ProgressTopic implements CallTopic<Reading> {
  readonly handles = ['listOwn', 'recentOwn', 'askedOf', 'story', 'find', 'card', 'listForUnit'] as const;

  constructor(
    private readonly progress: ReadProgress,
    private readonly cards: ShowCard,
  ) {}

  async run(call: Extract<Call, { do: Reading }>): Promise<Outcome> {
    switch (call.do) {
      case 'listOwn': {
        const tickets = await this.progress.listOwn(call.residentKey, PAGE + 1, call.offset);
        return { did: 'listOwn', tickets: tickets.slice(0, PAGE), more: tickets.length > PAGE, offset: call.offset };
      }
      case 'recentOwn':
        return { did: 'recentOwn', tickets: await this.meant(call.residentKey, call.number) };
      case 'askedOf':
        return { did: 'askedOf', tickets: await this.progress.askedOf(call.residentKey) };
      case 'story':
        return this.story(call.residentKey, call.number);
      case 'find':
        return { did: 'find', found: await this.progress.inScope(call.scope, call.number) };
      case 'card': {
        const { ticketId, unit, chat } = call;
        return { did: 'card', ticketId, shown: await this.cards.execute(ticketId, unit, chat) };
      }
      case 'listForUnit':
        return { did: 'listForUnit', tickets: await this.progress.openOfUnit(call.unit) };
    }
  }

  /** However old a ticket is, it is found by its number. */
  private meant(residentKey: string, number: string | null): Promise<TicketView[]> {
    if (number !== null) return this.progress.ownCalled(residentKey, number);
    return this.progress.listOwn(residentKey, RECENT, 0);
  }

  private async story(residentKey: string, number: string): Promise<Outcome> {
    const found = await this.progress.story(residentKey, number);
    const own = found.story ? await this.progress.listOwn(residentKey, 2, 0) : [];
    return { did: 'story', ...found, others: own.length > 1 };
  }
}
