import type { Clock } from '../shared/clock';
import type { InboundMessage } from '../shared/chat';
import { PlatformClocks } from './platform-clocks';
import type { Sender } from './sender';
import { soundMessage } from './sound-message';

/** Says of a message when it came, and how much of what we said its writer can have read. */
export class Stamp {
  private readonly clocks = new PlatformClocks();

  constructor(
    private readonly clock: Clock,
    private readonly sender: Pick<Sender, 'unseenSince'>,
  ) {}

  /** The message as it can be kept. */
  on(message: InboundMessage): InboundMessage {
    const now = this.clock.now();
    const saidBy = this.clocks.saidBy(message, now.getTime());
    const { channel, account, chat } = message;
    const unseenSince = this.sender.unseenSince({ channel, account, chatId: chat.id }, saidBy);
    return { ...soundMessage(message, now), knowsUntil: Math.min(saidBy, unseenSince) };
  }
}
