import type { CardMessage, ChatAddress, MediaMessage } from '../../shared/chat';
import type { TicketEvidence } from '../domain/ticket';
import type { Notice } from './notice';
import type { Telling, Told } from './notification-rule';

/** A telling on its way to one chat. */
export function addressed({ event, ticket }: Told, telling: Telling, to: ChatAddress): Notice {
  const { audience, message, media = [], card } = telling;
  const slot = card ? `${telling.slot ?? 'ping'}:${ticket.id}:${to.chatId}` : null;
  const toUnit = 'unit' in audience;
  // One event may be told to a chat as a card and in words.
  const who = toUnit ? `${audience.role ?? 'unit'}${card ? (telling.slot ?? '') : 'Words'}` : 'resident';
  return {
    onceKey: [event.id, who, to.channel, to.account, to.chatId].join(':'),
    class: toUnit ? 'ping' : 'receipt',
    to,
    message: slot && card === 'inPlace' ? { ...(message as CardMessage), replaces: slot } : message,
    ...(media.length ? { media: mediaMessage(media) } : {}),
    slot,
    subject: ticket.id,
  };
}

function mediaMessage(evidence: readonly TicketEvidence[]): MediaMessage {
  const media = evidence.map(({ kind, ref, channel, account, fileName, mime }) => ({
    kind,
    ref,
    source: { channel, account },
    ...(fileName === undefined ? {} : { fileName }),
    ...(mime === undefined ? {} : { mime }),
  }));
  return { type: 'media', media };
}
