import type { CardMessage, ChatAddress, MediaMessage } from '../../shared/chat';
import type { TicketEvidence } from '../domain/ticket';
import type { Notice } from './notice';
import type { Telling, Told } from './notification-rule';

/** A telling on its way to one chat. */
export function addressed({ event, ticket }: Told, telling: Telling, to: ChatAddress): Notice {
  const onceKey = [
    causeOf(event.id, ticket.id, telling),
    whoOf(telling, event.ticketId === ticket.id ? null : ticket.id),
    to.channel,
    to.account,
    to.chatId,
  ].join(':');
  return { onceKey, ...carried(telling, ticket.id, to) };
}

/** What a telling about a ticket carries to one chat, whatever brought it about. */
export function carried(telling: Telling, ticketId: string, to: ChatAddress): Omit<Notice, 'onceKey'> {
  const { message, media = [], card } = telling;
  const slot = card ? slotOf(ticketId, to, telling.slot) : null;
  return {
    class: 'unit' in telling.audience ? 'ping' : 'receipt',
    to,
    message: slot && card === 'inPlace' ? { ...(message as CardMessage), replaces: slot } : message,
    ...(media.length ? { media: mediaMessage(media) } : {}),
    ...(telling.line === undefined ? {} : { line: telling.line }),
    slot,
    subject: ticketId,
  };
}

/** Where a ticket's card lives in a chat: its own, unless another is named. */
export function slotOf(
  ticketId: string,
  to: ChatAddress,
  which: NonNullable<Telling['slot']> | 'ping' = 'ping',
): string {
  return `${which}:${ticketId}:${to.chatId}`;
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
