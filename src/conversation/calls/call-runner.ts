import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../shared/app-error';
import { OpenTickets, type OpenOutcome } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { CALL_TOPICS, type CallTopic } from './call-topic';

type Single = Exclude<Call, { do: 'open' }>;

/** Has the city answer what the steps of a batch asked. Complaints are opened together, the rest one by one. */
@Injectable()
export class CallRunner {
  private readonly topics: ReadonlyMap<Call['do'], CallTopic>;

  constructor(
    private readonly opening: OpenTickets,
    @Inject(CALL_TOPICS) topics: readonly CallTopic[],
  ) {
    this.topics = new Map(topics.flatMap((topic) => topic.handles.map((call) => [call, topic] as const)));
  }

  /** One outcome per call, in order. A refusal is an outcome; anything else that goes wrong is thrown. */
  async run(calls: readonly Call[]): Promise<Outcome[]> {
    const requests = calls.flatMap((call) => (call.do === 'open' ? [call.request] : []));
    const opened = requests.length ? await this.opening.execute(requests) : [];
    const outcomes: Outcome[] = [];
    let next = 0;
    for (const call of calls) {
      if (call.do === 'open') {
        outcomes.push({ did: 'open', opened: opened[next] as OpenOutcome });
        next += 1;
      } else {
        outcomes.push(await this.single(call));
      }
    }
    return outcomes;
  }

  private single(call: Single): Promise<Outcome> {
    const topic = this.topics.get(call.do);
    if (!topic) throw new AppError('call.unanswered', { call: call.do });
    return topic.run(call);
  }
}
