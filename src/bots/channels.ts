import type { InjectionToken } from '@nestjs/common';
import type { ChannelAdapter } from '../shared/chat';
import type { ChannelEntry } from './channel-registry';
import { TELEGRAM, TELEGRAM_ADAPTER } from './telegram';
import { WEB, WebAdapter } from './web';
import { WECHAT, WECHAT_ADAPTER } from './wechat';

/** A channel: under which token its module offers the adapter, or null when it is off, and why that would be. */
export interface Channel {
  channel: string;
  adapter: InjectionToken;
  offBecause: string;
}

/** Every channel. Adding one is a folder beside this file and one line here. */
export const channels: readonly Channel[] = [
  { channel: WEB, adapter: WebAdapter, offBecause: '' },
  { channel: TELEGRAM, adapter: TELEGRAM_ADAPTER, offBecause: 'TELEGRAM_BOT_TOKEN is not set' },
  { channel: WECHAT, adapter: WECHAT_ADAPTER, offBecause: 'WECHATY_PUPPET is not set' },
];

/** The channels with what their modules made of them, in the same order. */
export function entriesOf(list: readonly Channel[], adapters: readonly (ChannelAdapter | null)[]): ChannelEntry[] {
  return list.map(({ channel, offBecause }, index) => {
    const adapter = adapters[index] ?? null;
    return { channel, adapter, offBecause: adapter ? null : offBecause };
  });
}
