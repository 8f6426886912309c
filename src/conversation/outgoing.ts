import type { ChatAddress, OutboundMessage } from '../shared/chat';

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
  /** When it was said, epoch ms; when it is stored unless told. */
  at?: number;
}
