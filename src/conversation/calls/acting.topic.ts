import { Injectable } from '@nestjs/common';
import { ActAsMeant } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { orRefusal, type CallTopic } from './call-topic';

/** Moves of a ticket, by the resident or by staff. */
@Injectable()
export class ActingTopic implements CallTopic<'act'> {
  readonly handles = ['act'] as const;

  constructor(private readonly acting: ActAsMeant) {}

  async run({ command }: Extract<Call, { do: 'act' }>): Promise<Outcome> {
    const done = await orRefusal(() => this.acting.execute(command));
    if ('refusal' in done) return { did: 'act', acted: { ok: false, ...done } };
    return { did: 'act', acted: { ok: true, ticket: done.value, move: command.move } };
  }
}
