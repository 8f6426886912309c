import type { ModuleRef } from '@nestjs/core';
import type { ChannelAdapter } from '../shared/chat';
import type { ChannelEntry } from './channel-registry';
import { TELEGRAM, TELEGRAM_ADAPTER } from './telegram';
import { WEB, WebAdapter } from './web';

/** What a channel may use to make its adapters. */
export interface ChannelContext {
  /** To find what a channel's own module offers. */
  moduleRef: ModuleRef;
}

/** Makes the adapters of one channel, one entry for each account; an entry that is off says why. */
export interface ChannelFactory {
  channel: string;
  create(context: ChannelContext): Promise<ChannelEntry[]> | ChannelEntry[];
}

/** Every channel. Adding one is a folder beside this file and one line here. */
export const channelFactories: readonly ChannelFactory[] = [
  channel(WEB, ({ moduleRef }) => moduleRef.get(WebAdapter, { strict: false }), ''),
  channel(TELEGRAM, ({ moduleRef }) => moduleRef.get(TELEGRAM_ADAPTER, { strict: false }), 'TELEGRAM_BOT_TOKEN is not set'),
];

/** A channel with one account, whose module makes the adapter, or null when it is off. */
function channel(
  name: string,
  find: (context: ChannelContext) => ChannelAdapter | null,
  offBecause: string,
): ChannelFactory {
  return {
    channel: name,
    create: (context) => {
      const adapter = find(context);
      return [{ channel: name, adapter, offBecause: adapter ? null : offBecause }];
    },
  };
}

/** Makes all entries; a wrong setting throws, so that the boot stops and names it. */
export async function createChannels(
  context: ChannelContext,
  factories: readonly ChannelFactory[] = channelFactories,
): Promise<ChannelEntry[]> {
  const entries: ChannelEntry[] = [];
  for (const factory of factories) entries.push(...(await factory.create(context)));
  return entries;
}
