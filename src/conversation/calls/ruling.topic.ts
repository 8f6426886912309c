import { Injectable } from '@nestjs/common';
import { KeepRuling } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { orRefusal, type CallTopic } from './call-topic';

/** A ruling becomes a rule of dispatch. */
@Injectable()
export class RulingTopic implements CallTopic<'keepRuling'> {
  readonly handles = ['keepRuling'] as const;

  constructor(private readonly keeping: KeepRuling) {}

  async run({ ticket, by }: Extract<Call, { do: 'keepRuling' }>): Promise<Outcome> {
    const done = await orRefusal(() => this.keeping.execute(ticket, by));
    return {
      did: 'keepRuling',
      kept: 'value' in done ? { ok: true, number: done.value.number } : { ok: false, ...done },
    };
  }
}
