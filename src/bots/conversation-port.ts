import type { Sql } from '../database';
import type { ChatAddress, InboundMessage, OutboundMessage } from '../shared/chat';

/** One thing for a conversation to react to: a message, or a timer that came due. */
export type TurnEvent =
  | { type: 'message'; key: string; message: InboundMessage; replySubject: string | null }
  | { type: 'timer'; key: string; which: 'remind' | 'expire' };

/** What is to be said because of a turn or a ticket event. */
export interface Outgoing {
  to: ChatAddress;
  message: OutboundMessage;
  class: 'prompt' | 'receipt' | 'ping';
  /** Unique for ever: told once. */
  onceKey: string | null;
  /** The place a card lives in; a later card with `message.replaces === slot` edits it. */
  slot: string | null;
  /** The ticket id a reply to this message is about. */
  subject: string | null;
  /** The platform message id to answer to. */
  replyTo: string | null;
}

/** What bots ask of the floor below. */
export interface ConversationPort {
  /** The conversation a message belongs to; must not throw. */
  keyOf(message: InboundMessage): string;
  /** At most one event per conversation; runs inside the given transaction; throws to roll all back. */
  turn(sql: Sql, events: TurnEvent[]): Promise<Outgoing[]>;
  dueTimers(nowMs: number, limit: number): Promise<{ key: string; which: 'remind' | 'expire' }[]>;
  /** Said when a message could not be handled at all (it is kept for the operator). */
  apology(message: InboundMessage): Outgoing;
  /** Notices that arose outside a turn (operator's commands, timers): appended ticket events not yet told. */
  pendingNotices(sql: Sql): Promise<Outgoing[]>;
  /** A group moved: bindings follow. */
  chatMoved(sql: Sql, from: ChatAddress, toChatId: string): Promise<void>;
}

/** Injection token of the `ConversationPort`. */
export const CONVERSATION = Symbol('ConversationPort');
