import type { ChatAddress, MediaMessage, OutboundMessage } from '../../shared/chat';

/** Something to be told because of a ticket event: to one chat, once. */
export interface Notice {
  /** `<event id>:<audience>:<channel>:<account>:<chat id>`; unique for ever. What is told once of a ticket has its id. */
  onceKey: string;
  /** `receipt` to a resident, `ping` to a unit. */
  class: 'receipt' | 'ping';
  to: ChatAddress;
  message: OutboundMessage;
  /** Evidence that follows the message. */
  media?: MediaMessage & { soft?: true };
  /** What is left of it where several deadlines speak to one chat together. */
  line?: string;
  /** Where the ticket's card lives in that chat; a later card `replaces` it. */
  slot: string | null;
  /** The ticket's id, so that a reply to the message is understood. */
  subject: string | null;
}

/** Where the notice's card lives, of all chats; null when it is no card. */
export function placeOf({ slot, to }: Pick<Notice, 'slot' | 'to'>): string | null {
  return slot === null ? null : `${slot} ${to.channel} ${to.account}`;
}

/** Whether it changes a card that is there, and is no message of its own. */
export function isInPlace({ message }: Pick<Notice, 'message'>): boolean {
  return message.type === 'card' && message.replaces !== undefined;
}
