import type { ChatAddress, OutboundMessage } from '../shared/chat';
import type { Notice } from '../tickets';
import type { Situation } from './situation';

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

/** A turn's words, addressed. In a group they answer the message that caused them. */
export function outgoingOf(turn: Situation): Outgoing[] {
  return turn.said.map((effect) => ({
    to: turn.session.address,
    message: effect.message,
    class: effect.receipt ? 'receipt' : 'prompt',
    onceKey: null,
    slot: null,
    subject: effect.subject,
    replyTo: effect.reply ? turn.first.input.messageId : null,
  }));
}

/** Notices as messages; evidence follows its card. */
export function outgoingOfNotices(notices: readonly Notice[]): Outgoing[] {
  return notices.flatMap(({ to, message, media, onceKey, slot, subject, ...rest }) => {
    const card: Outgoing = { to, message, class: rest.class, onceKey, slot, subject, replyTo: null };
    if (!media) return [card];
    return [card, { ...card, message: media, onceKey: `${onceKey}:media`, slot: null }];
  });
}
