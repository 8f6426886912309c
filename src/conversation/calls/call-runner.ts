import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../shared/app-error';
import { FindAlike, OpenOrJoin, type AlikeMatter, type OpenOutcome, type ServiceRequest } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import { CALL_TOPICS, type CallTopic } from './call-topic';

/** Calls that a batch makes together, in a fixed number of statements. */
export type Together = Extract<Call, { do: 'open' | 'alike' }>;

/** True of what is answered by reading first and writing in the end; see `UnitOfWork.gather`. */
export function isGathered(call: Call): boolean {
  return call.do === 'alike' || (call.do === 'open' && call.request.joins === undefined);
}

type Single = Exclude<Call, Together>;

/** Has the city answer what the steps of a batch asked. Complaints are looked up and opened together, the rest one by one. */
@Injectable()
export class CallRunner {
  private readonly topics: ReadonlyMap<Call['do'], CallTopic>;

  constructor(
    private readonly opening: OpenOrJoin,
    private readonly finding: FindAlike,
    @Inject(CALL_TOPICS) topics: readonly CallTopic[],
  ) {
    this.topics = new Map(topics.flatMap((topic) => topic.handles.map((call) => [call, topic] as const)));
  }

  /** One outcome per call, in order. A refusal is an outcome; anything else that goes wrong is thrown. */
  async run(calls: readonly Call[]): Promise<Outcome[]> {
    const matters = await answersTo(calls, 'alike', (requests) => {
      const found = this.finding.execute(requests);
      // Where nothing is alike, which is usual, they are opened next.
      this.opening.foresee(requests);
      return found;
    });
    const opened = await answersTo(calls, 'open', (requests) => this.opening.execute(requests));
    const outcomes: Outcome[] = [];
    for (const call of calls) {
      if (call.do === 'open') outcomes.push({ did: 'open', opened: opened.get(call) as OpenOutcome });
      else if (call.do === 'alike') outcomes.push({ did: 'alike', matter: matters.get(call) as AlikeMatter | null });
      else outcomes.push(await this.single(call));
    }
    return outcomes;
  }

  private single(call: Single): Promise<Outcome> {
    const topic = this.topics.get(call.do);
    if (!topic) throw new AppError('call.unanswered', { call: call.do });
    return topic.run(call);
  }
}

/** Has all calls of a kind answered at once; none, and nobody is asked. */
async function answersTo<A>(
  calls: readonly Call[],
  kind: Together['do'],
  ask: (requests: readonly ServiceRequest[]) => Promise<A[]>,
): Promise<Map<Call, A>> {
  const asked = calls.filter((call): call is Together => call.do === kind);
  if (!asked.length) return new Map();
  const answers = await ask(asked.map(({ request }) => request));
  return new Map(asked.map((call, index) => [call, answers[index] as A]));
}
