import type { CardMessage, ChatAddress, MediaMessage, OutboundMessage } from '../../shared/chat';
import type { TicketEvidence } from '../domain/ticket';
import type { Notice } from './notice';
import type { CardSubject } from './cards/card-subject';
import { isFirstDispatch, type Telling, type Told } from './notification-rule';
import { leftCard } from './cards/short-card';

/** A telling on its way to one chat. */
export function addressed(told: Told, telling: Telling, to: ChatAddress): Notice {
  const { event, ticket } = told;
  const onceKey = [
    causeOf(event.id, ticket.id, telling),
    whoOf(telling, event.ticketId === ticket.id ? null : ticket.id),
    to.channel,
    to.account,
    to.chatId,
  ].join(':');
  return { onceKey, ...carried(telling, told, to, isFirstDispatch(event)) };
}

/**
 * What a telling about a ticket carries to one chat, whatever brought it about. A card that is sent anew leaves word on
 * the one before it; `isFirst`: there is none.
 */
export function carried(
  telling: Telling,
  subject: Pick<CardSubject, 'ticket' | 'city'>,
  to: ChatAddress,
  isFirst = false,
): Omit<Notice, 'onceKey'> {
  const { media = [], card } = telling;
  const { id } = subject.ticket;
  const slot = card ? [slotOf(id, to, telling.slot), ...ownerOf(telling)].join(':') : null;
  return {
    class: 'unit' in telling.audience ? 'ping' : 'receipt',
    to,
    message: slot ? placed(telling, slot, isFirst ? undefined : leftCard(subject)) : telling.message,
    ...(media.length ? { media: mediaMessage(media) } : {}),
    ...(telling.line === undefined ? {} : { line: telling.line }),
    slot,
    subject: id,
  };
}

/** A card with what it does to the one that is there. */
function placed({ message, card }: Telling, slot: string, left: CardMessage['supersedes']): OutboundMessage {
  if (message.type !== 'card') return message;
  if (card === 'new') return left ? { ...message, supersedes: left } : message;
  return { ...message, replaces: slot, ...(card === 'ifThere' ? { onlyInPlace: true } : {}) };
}

/** Where a ticket's card lives in a chat: its own, unless another is named. */
export function slotOf(
  ticketId: string,
  to: ChatAddress,
  which: NonNullable<Telling['slot']> | 'ping' = 'ping',
): string {
  return `${which}:${ticketId}:${to.chatId}`;
}

/** Each has a part or a call of its own, and one chat may stand in for several units. */
function ownerOf({ audience, slot }: Telling): string[] {
  return 'unit' in audience && (slot === 'part' || slot === 'call') ? [audience.unit] : [];
}

/** What is told once of a ticket is known by it, all else by its event. */
function causeOf(event: string, ticket: string, { once }: Telling): string {
  return once ? `${ticket}.${once}` : event;
}

/** One event may be told to a chat as cards and in words, and one chat may stand in for several units. */
function whoOf({ audience, card, slot }: Telling, joined: string | null): string {
  // A chat may have reported a matter more than once.
  if (!('unit' in audience)) return joined ? `resident.${joined}` : 'resident';
  const what = card ? (slot ?? 'card') : 'words';
  return [audience.role ?? 'unit', what, audience.unit].join('.');
}

/** Evidence that follows a message. */
export function mediaMessage(evidence: readonly TicketEvidence[]): MediaMessage {
  const media = evidence.map(({ kind, ref, channel, account, fileName, mime }) => ({
    kind,
    ref,
    source: { channel, account },
    ...(fileName === undefined ? {} : { fileName }),
    ...(mime === undefined ? {} : { mime }),
  }));
  return { type: 'media', media };
}
