import { Injectable } from '@nestjs/common';
import { ReadProgress, ShowCard } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { PAGE } from '../flows/track-progress/show';
import type { CallTopic } from './call-topic';

type Reading = 'listOwn' | 'askedOf' | 'story' | 'find' | 'card' | 'listForUnit';

/** How tickets stand: the resident's own, and those of a unit. */
@Injectable()
export class ProgressTopic implements CallTopic<Reading> {
  readonly handles = ['listOwn', 'askedOf', 'story', 'find', 'card', 'listForUnit'] as const;

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
      case 'askedOf':
        return { did: 'askedOf', tickets: await this.progress.askedOf(call.residentKey) };
      case 'story':
        return { did: 'story', ...(await this.progress.story(call.residentKey, call.number)) };
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
}
