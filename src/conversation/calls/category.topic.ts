import { Injectable } from '@nestjs/common';
import { CorrectCategory } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { orRefusal, type CallTopic } from './call-topic';

/** A dispatcher sets a ticket's category right. */
@Injectable()
export class CategoryTopic implements CallTopic<'recategorise'> {
  readonly handles = ['recategorise'] as const;

  constructor(private readonly correcting: CorrectCategory) {}

  async run({ ticketId, category, by }: Extract<Call, { do: 'recategorise' }>): Promise<Outcome> {
    const done = await orRefusal(() => this.correcting.execute({ ticket: { id: ticketId }, category, by }));
    return { did: 'recategorise', corrected: 'value' in done ? { ok: true, ...done.value } : { ok: false, ...done } };
  }
}
