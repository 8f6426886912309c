import { AppError } from '../shared/app-error';
import type { ChannelAdapter, FetchedMedia } from '../shared/chat';

/** Lets one channel show what another holds: it asks the adapter that made the reference. */
export class ForeignMedia {
  private readonly adapters = new Map<string, ChannelAdapter>();

  /** Tells it of an adapter that is on. */
  know(adapter: ChannelAdapter): void {
    this.adapters.set(`${adapter.channel}:${adapter.account}`, adapter);
  }

  /** The bytes; throws `media.unavailable` when that channel is off, and what the adapter throws. */
  fetch(source: { channel: string; account: string }, ref: string): Promise<FetchedMedia> {
    const adapter = this.adapters.get(`${source.channel}:${source.account}`);
    if (!adapter) throw new AppError('media.unavailable', { channel: source.channel });
    return adapter.fetchMedia(ref);
  }
}
