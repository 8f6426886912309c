import type { OutboundMessage } from '../../shared/chat';
import type { Call } from '../flows/calls';

/** What a step asks the world to do. */
export type Effect =
  | { type: 'say'; message: OutboundMessage; receipt: boolean; subject: string | null; reply: boolean }
  | { type: 'call'; flow: string; call: Call };
