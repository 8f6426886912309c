import type { Bundle, Sql } from '../database';
import type { Outgoing } from './outgoing';

/**
 * Turns that were thought through before anything is written, of sessions as they were last committed. Whoever writes
 * them must find the sessions unchanged, which the writing itself makes sure of. See docs/adr/0010-turns-are-planned.md.
 */
export interface PlannedTurns {
  /** The conversations whose turns they are. */
  readonly keys: readonly string[];
  /** The city is to be asked, which takes a transaction: only `finish` will do. */
  readonly asks: boolean;
  /** All that is asked so far can be answered without a transaction: `finish` may be given a bundle that is gathered. */
  readonly gathers: boolean;
  /** Puts the sessions into the bundle and hands back what is to be said. */
  write(sql: Bundle): Outgoing[];
  /** Goes on in a unit of work, with the conversations of these keys only; once. */
  finish(sql: Sql, keys: ReadonlySet<string>): Promise<Outgoing[]>;
}
