import type { Outgoing } from './conversation-port';
import type { Verdict } from './send-verdict';

/**
 * What became of a message of a person: `handled` in a committed turn, `repeated` and dropped, `buried` for the operator,
 * or `refused`, so that the platform brings it again.
 */
export type Received = 'handled' | 'repeated' | 'buried' | 'refused';

/** Counts what is carried. Called at every message: it must do no more than add to a number. */
export interface Meter {
  received(channel: string, result: Received): void;
  /** From the arrival of a message to its commit, in milliseconds. */
  acknowledged(channel: string, ms: number): void;
  /** One transaction of turns, in milliseconds, and whether it was committed. */
  turned(ms: number, committed: boolean): void;
  sent(channel: string, of: Outgoing['class'], verdict: Verdict['do']): void;
}

/** Injection token of the `Meter`. */
export const METER = Symbol('Meter');

/** Where nobody counts. */
export const noMeter: Meter = {
  received: () => undefined,
  acknowledged: () => undefined,
  turned: () => undefined,
  sent: () => undefined,
};
