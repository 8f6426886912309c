import type { Env } from '../config/env';
import { TELEGRAM } from './bots/telegram';
import { WECHAT } from './bots/wechat';

/** Our own account on each channel, for groups that the configuration names by channel only. */
export function channelAccounts(env: Env): Record<string, string> {
  const bot = env.TELEGRAM_BOT_TOKEN?.split(':')[0];
  const accounts: Record<string, string> = { web: 'web' };
  if (bot) accounts[TELEGRAM] = bot;
  if (env.WECHATY_PUPPET) accounts[WECHAT] = env.WECHATY_NAME;
  return accounts;
}
