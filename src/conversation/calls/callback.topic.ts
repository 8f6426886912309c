import { Injectable } from '@nestjs/common';
import { AnswerCallback, OpenCallbacks } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { orRefusal, type CallTopic } from './call-topic';

type Asking = 'callbackOf' | 'answerCallback';

/** What a resident is being asked after a matter was resolved, and the answers. */
@Injectable()
export class CallbackTopic implements CallTopic<Asking> {
  readonly handles = ['callbackOf', 'answerCallback'] as const;

  constructor(
    private readonly open: OpenCallbacks,
    private readonly answering: AnswerCallback,
  ) {}

  async run(call: Extract<Call, { do: Asking }>): Promise<Outcome> {
    if (call.do === 'callbackOf') return { did: 'callbackOf', asked: await this.open.of(call.residentKey) };
    const done = await orRefusal(() => this.answering.execute(call.said));
    if ('refusal' in done) return { did: 'answerCallback', answered: { ok: false, ...done } };
    return { did: 'answerCallback', answered: { ok: true, callback: done.value } };
  }
}
