import { Injectable } from '@nestjs/common';
import { ActOnOverlay } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { orRefusal, type CallTopic } from './call-topic';

/** Moves on what lies over a ticket: extensions, supervision, joint parts, whistles. */
@Injectable()
export class OverlayTopic implements CallTopic<'overlay'> {
  readonly handles = ['overlay'] as const;

  constructor(private readonly acting: ActOnOverlay) {}

  async run({ command }: Extract<Call, { do: 'overlay' }>): Promise<Outcome> {
    const done = await orRefusal(() => this.acting.execute(command));
    if ('refusal' in done) return { did: 'overlay', acted: { ok: false, ...done } };
    const { id, number } = done.value.ticket;
    return { did: 'overlay', acted: { ok: true, ticket: { id, number }, move: command.move } };
  }
}
