import type { SqlValue } from '../database';
import type { ChatAddress, OutboundMessage } from '../shared/chat';
import type { Outgoing } from './conversation-port';

/** How long an instance keeps a row to itself without renewing it. */
export const LEASE_MS = 15_000;

/** A row of the outbox in the sender's hands. */
export interface QueuedMessage {
  /** Also the key of the send. Ids sort by the order in which things were said. */
  id: string;
  to: ChatAddress;
  class: Outgoing['class'];
  message: OutboundMessage;
  onceKey: string | null;
  slot: string | null;
  subject: string | null;
  replyTo: string | null;
  /** When it was said, epoch ms. */
  createdAt: number;
  /** Sends so far. */
  attempts: number;
  /** Sends that failed because media could not be had; not kept over a restart. */
  mediaAway: number;
  /** Sends that may have been carried out without our knowing. */
  uncertain: number;
  /** Not to be sent before. */
  notBefore: number;
  /** The pause that was asked for until then, ms; Infinity where it is not known any more. */
  pauseMs: number;
  /** Until when no other instance takes it. */
  leasedUntil: number;
}

export const OUTBOX_COLUMNS = [
  'id',
  'channel',
  'account',
  'chat_id',
  'class',
  'payload',
  'state',
  'attempts',
  'uncertain',
  'next_at',
  'created_at',
  'once_key',
  'slot',
  'subject',
  'reply_to',
] as const;

export interface OutboxRow {
  id: string;
  channel: string;
  account: string;
  chat_id: string;
  class: Outgoing['class'];
  payload: string;
  attempts: number;
  uncertain: number;
  next_at: number;
  created_at: number;
  once_key: string | null;
  slot: string | null;
  subject: string | null;
  reply_to: string | null;
}

/** Something to be said, as it enters the outbox. */
export function queue(id: string, outgoing: Outgoing, now: number): QueuedMessage {
  return {
    id,
    to: outgoing.to,
    class: outgoing.class,
    message: outgoing.message,
    onceKey: outgoing.onceKey,
    slot: outgoing.slot,
    subject: outgoing.subject,
    replyTo: outgoing.replyTo,
    createdAt: outgoing.at ?? now,
    attempts: 0,
    mediaAway: 0,
    uncertain: 0,
    notBefore: now,
    pauseMs: 0,
    leasedUntil: now + LEASE_MS,
  };
}

/** The values of `OUTBOX_COLUMNS`. */
export function toRow(item: QueuedMessage): SqlValue[] {
  const { to, leasedUntil, createdAt } = item;
  const place = [item.id, to.channel, to.account, to.chatId, item.class, JSON.stringify(item.message)];
  const counts = [item.attempts, item.uncertain, leasedUntil, createdAt];
  return [...place, 'queued', ...counts, item.onceKey, item.slot, item.subject, item.replyTo];
}

/** A row that was taken from the table, leased until `leasedUntil`. */
export function fromRow(row: OutboxRow, notBefore: number, leasedUntil: number): QueuedMessage {
  return {
    id: row.id,
    to: { channel: row.channel, account: row.account, chatId: row.chat_id },
    class: row.class,
    message: JSON.parse(row.payload) as OutboundMessage,
    onceKey: row.once_key,
    slot: row.slot,
    subject: row.subject,
    replyTo: row.reply_to,
    createdAt: row.created_at,
    attempts: row.attempts,
    mediaAway: 0,
    uncertain: row.uncertain,
    notBefore,
    pauseMs: Infinity,
    leasedUntil,
  };
}

/** One text for a chat, to look things up by. */
export function chatIdentity(address: ChatAddress): string {
  return JSON.stringify([address.channel, address.account, address.chatId]);
}

/** The slot a card wants to edit, if any. */
export function replacedSlot(message: OutboundMessage): string | null {
  return message.type === 'card' ? (message.replaces ?? null) : null;
}

/** The slot whose card it edits, or leaves with other words when it takes its place. */
export function cardSlot({ message, slot }: Pick<QueuedMessage, 'message' | 'slot'>): string | null {
  if (message.type !== 'card') return null;
  return message.replaces ?? (message.supersedes ? slot : null);
}

/** Whether it changes a card that is there, or is not said at all. */
export function isOnlyInPlace(message: OutboundMessage): boolean {
  return message.type === 'card' && message.onlyInPlace === true;
}
