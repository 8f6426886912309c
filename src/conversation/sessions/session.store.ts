import type { Bundle, Sql } from '../../database';
import type { Session } from '../engine/session';

/** A session with the revision it was read at; revision 0 is one that was never stored. */
export interface StoredSession {
  key: string;
  revision: number;
  session: Session | null;
  /** The session as it is written; saves writing it out again. */
  text: string | null;
}

/** A timer of a conversation that came due. */
export interface DueTimer {
  key: string;
  which: 'remind' | 'expire';
}

/** Keeps sessions. Reading inside a transaction keeps others from the same conversations until it ends. */
export abstract class SessionStore {
  /** One entry per key, in the order given. */
  abstract load(sql: Sql, keys: readonly string[]): Promise<StoredSession[]>;
  /** As it was last committed, without a transaction: `save` or `saveEvery` sees whether that is still so. */
  abstract peek(keys: readonly string[]): Promise<StoredSession[]>;
  /** What `peek` will most likely find, without looking: who is not remembered is new. */
  abstract guess(keys: readonly string[]): StoredSession[];
  /** As `save`, in a bundle, which fails when somebody else wrote one of them since it was read. */
  abstract saveEvery(sql: Bundle, changed: readonly StoredSession[], nowMs: number): void;
  /** Writes what was changed; the transaction fails when somebody else wrote one of them since it was read. */
  abstract save(sql: Sql, changed: readonly StoredSession[], nowMs: number): Promise<void>;
  /** Timers due at `nowMs`, soonest first. */
  abstract due(nowMs: number, limit: number): Promise<DueTimer[]>;
}
