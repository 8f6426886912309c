import type { InboundMessage } from '../shared/chat';
import type { Albums } from './albums';
import type { ConversationPort } from './conversation-port';
import type { Lanes } from './lanes';
import type { Clock } from '../shared/clock';
import type { Meter } from './meter';
import { PlatformClocks } from './platform-clocks';
import { soundMessage } from './sound-message';

/** The sink of every channel: puts a message into its conversation's lane, or an album's part beside it. */
export class Intake {
  private readonly clocks = new PlatformClocks();

  constructor(
    private readonly conversation: ConversationPort,
    private readonly lanes: Lanes,
    private readonly albums: Albums,
    private readonly meter: Meter,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the message is safe, rejects when the platform should deliver it again. */
  async take(message: InboundMessage): Promise<void> {
    const since = performance.now();
    try {
      const now = this.clock.now();
      const saidBy = this.clocks.saidBy(message, now.getTime());
      await this.hand({ ...soundMessage(message, now), saidBy });
      this.meter.acknowledged(message.channel, performance.now() - since);
    } catch (error) {
      this.meter.received(message.channel, 'refused');
      throw error;
    }
  }

  private async hand(message: InboundMessage): Promise<void> {
    const key = this.conversation.keyOf(message);
    const { albumKey } = message;
    // An edit corrects what was assembled before; it is no part of what is to be assembled.
    if (albumKey !== undefined && !message.edited) return this.albums.part(key, { ...message, albumKey });
    this.albums.flush(key);
    return this.lanes.submit({ kind: 'message', key, message });
  }
}
