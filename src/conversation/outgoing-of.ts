import type { Notice } from '../tickets';
import type { Outgoing } from './outgoing';
import type { Situation } from './situation';

/** A turn's words, addressed. In a group they answer the message that caused them. */
export function outgoingOf(turn: Situation): Outgoing[] {
  return turn.said.map((effect) => ({
    to: turn.session.address,
    message: effect.message,
    class: effect.receipt ? 'receipt' : 'prompt',
    onceKey: null,
    slot: effect.slot,
    subject: effect.subject,
    replyTo: effect.reply ? turn.first.input.messageId : null,
    at: turn.world.now.getTime(),
  }));
}

/** Notices as messages; evidence follows its card. */
export function outgoingOfNotices(notices: readonly Notice[]): Outgoing[] {
  return notices.flatMap(({ to, message, media, onceKey, slot, subject, ...rest }): Outgoing[] => {
    const card: Outgoing = { to, message, class: rest.class, onceKey, slot, subject, replyTo: null };
    if (!media) return [card];
    return [card, { ...card, message: media, onceKey: `${onceKey}:media`, slot: null }];
  });
}
