import type { Sql } from '../database';
import type { Outgoing, PlannedTurns, TurnEvent } from '../conversation';
import type { MediumName } from '../evidence';
import type { ChatAddress, InboundMessage } from '../shared/chat';

export type { Outgoing, PlannedTurns, TurnEvent };

/** What bots ask of the floor below. */
export interface ConversationPort {
  /** The conversation a message belongs to; must not throw. */
  keyOf(message: InboundMessage): string;
  /** At most one event per conversation; runs inside the given transaction; throws to roll all back. */
  turn(sql: Sql, events: TurnEvent[]): Promise<Outgoing[]>;
  /**
   * The first steps of plain messages, outside a transaction, in groups that may be written one after the other; where it
   * is missing every turn is run whole.
   */
  plan?(events: TurnEvent[]): Promise<PlannedTurns[]>;
  dueTimers(nowMs: number, limit: number): Promise<{ key: string; which: 'remind' | 'expire' }[]>;
  /** Said when a message could not be handled at all (it is kept for the operator). */
  apology(message: InboundMessage): Outgoing;
  /** Notices that arose outside a turn (operator's commands, timers): appended ticket events not yet told. */
  pendingNotices(sql: Sql): Promise<Outgoing[]>;
  /** What groups are told because it is time: tickets that waited, morning lists. */
  timedNotices(sql: Sql): Promise<Outgoing[]>;
  /** Deadlines that came near or passed become pending notices; in transactions of its own. */
  sweepDeadlines(): Promise<void>;
  /** Media that were late came, or are late or lost now: their tickets show it. */
  evidenceChanged(sql: Sql, media: readonly MediumName[]): Promise<void>;
  /** A group moved: bindings follow. */
  chatMoved(sql: Sql, from: ChatAddress, toChatId: string): Promise<void>;
}

/** Injection token of the `ConversationPort`. */
export const CONVERSATION = Symbol('ConversationPort');
