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
