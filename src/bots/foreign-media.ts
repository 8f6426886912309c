import type { Evidence } from '../evidence';
import { AppError } from '../shared/app-error';
import type { ChannelAdapter, FetchedMedia } from '../shared/chat';

/**
 * Lets one channel show what another holds: what was kept of it, or else what the adapter that made the reference still
 * has, cleaned of what is hidden in it.
 */
export class ForeignMedia {
  private readonly adapters = new Map<string, ChannelAdapter>();

  constructor(private readonly evidence: Pick<Evidence, 'items' | 'vault'>) {}

  /** Tells it of an adapter that is on. */
  know(adapter: ChannelAdapter): void {
    this.adapters.set(`${adapter.channel}:${adapter.account}`, adapter);
  }

  /** The bytes; throws `media.unavailable` when that channel is off, and what the adapter throws. */
  async fetch(source: { channel: string; account: string }, ref: string): Promise<FetchedMedia> {
    const kept = await this.kept(source, ref);
    if (kept) return kept;
    const adapter = this.adapters.get(`${source.channel}:${source.account}`);
    if (!adapter) throw new AppError('media.unavailable', { channel: source.channel });
    const { bytes, fileName } = await adapter.fetchMedia(ref);
    const clean = await this.evidence.vault.clean(bytes);
    return { bytes: clean.bytes, mime: clean.mime, ...(fileName === undefined ? {} : { fileName }) };
  }

  private async kept(source: { channel: string; account: string }, ref: string): Promise<FetchedMedia | null> {
    const { items, vault } = this.evidence;
    const file = await items.find({ ...source, ref });
    if (!file) return null;
    // A file that somebody removed may still be had from where it came.
    const bytes = await vault.files.read(file).catch(() => null);
    return bytes && { bytes, mime: file.mime, ...(file.fileName === null ? {} : { fileName: file.fileName }) };
  }
}
