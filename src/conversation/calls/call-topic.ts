import { Refusal } from '../../shared/app-error';
import type { Call, Outcome, Refused } from '../flows/calls';

/** The topics as the runner gets them. */
export const CALL_TOPICS = Symbol('CALL_TOPICS');

/** Answers the calls of one topic, one at a time. A refusal is an outcome; anything else that goes wrong is thrown. */
export interface CallTopic<D extends Call['do'] = Call['do']> {
  readonly handles: readonly D[];
  run(call: Extract<Call, { do: D }>): Promise<Outcome>;
}

/** What the work gave, or the rule that said no. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<{ value: T } | { refusal: Refused }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { refusal: { code: error.code, params: error.params } };
  }
}
