import type { OutboundMessage } from '../../shared/chat';
import type { Call } from '../flows/calls';

/** What a step asks the world to do. */
export type Effect =
  | {
      type: 'say';
      message: OutboundMessage;
      receipt: boolean;
      /** The ticket that an answer to it is about. */
      subject: string | null;
      /** Where a card lives that is edited later. */
      slot: string | null;
      reply: boolean;
    }
  | { type: 'call'; flow: string; call: Call };
