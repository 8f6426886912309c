import type { InboundMessage } from '../shared/chat';
import type { Albums } from './albums';
import type { ConversationPort } from './conversation-port';
import type { Lanes } from './lanes';
import type { Meter } from './meter';
import type { Stamp } from './stamp';

/** The sink of every channel: puts a message into its conversation's lane, or an album's part beside it. */
export class Intake {
  constructor(
    private readonly conversation: ConversationPort,
    private readonly lanes: Lanes,
    private readonly albums: Albums,
    private readonly meter: Meter,
    private readonly stamp: Stamp,
  ) {}

  /** Resolves when the message is safe, rejects when the platform should deliver it again. */
  async take(message: InboundMessage): Promise<void> {
    const since = performance.now();
    try {
      await this.hand(this.stamp.on(message));
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
