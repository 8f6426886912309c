import type { ChannelAdapter } from '../shared/chat';

/** One account of one channel, on or off. */
export interface ChannelEntry {
  channel: string;
  adapter: ChannelAdapter | null;
  /** Why there is no adapter, for the operator. */
  offBecause: string | null;
}

/** Injection token of the `ChannelEntry[]`. */
export const CHANNELS = Symbol('Channels');

/** Finds the adapter for an address. */
export class ChannelRegistry {
  private readonly adapters: Map<string, ChannelAdapter>;

  constructor(readonly entries: readonly ChannelEntry[]) {
    this.adapters = new Map(this.all().map((adapter) => [keyOf(adapter.channel, adapter.account), adapter]));
  }

  /** The adapters that are on. */
  all(): ChannelAdapter[] {
    return this.entries.flatMap(({ adapter }) => adapter ?? []);
  }

  find(channel: string, account: string): ChannelAdapter | undefined {
    return this.adapters.get(keyOf(channel, account));
  }

  /** True when the channel lets us speak only for a while after the person did. */
  hasWindow(channel: string, account: string): boolean {
    return this.find(channel, account)?.capabilities.replyWindow != null;
  }
}

function keyOf(channel: string, account: string): string {
  return JSON.stringify([channel, account]);
}
