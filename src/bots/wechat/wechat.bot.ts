import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Wechaty } from 'wechaty';
import type { WechatDeps, WechatOptions } from './wechat.options';

/** Longer than our own watch, which takes a silent puppet away before wechaty resets it in its own manner. */
const WECHATY_WATCH_SECONDS = 600;

/**
 * A new bot around a new puppet, not started yet. wechaty is loaded here and nowhere else: it takes seconds and 130 MB.
 * Throws what loading a package or making a puppet throws.
 */
export async function makeBot(options: WechatOptions, deps: Pick<WechatDeps, 'makePuppet'>): Promise<Wechaty> {
  const { WechatyBuilder, log } = await import('wechaty');
  // Its log quotes messages and tokens.
  log.level('silent');
  for (const [name, value] of Object.entries(options.variables)) process.env[name] ??= value;
  if (options.memory !== null) await mkdir(dirname(options.memory), { recursive: true });
  const bot = WechatyBuilder.build({
    ...(options.memory === null ? {} : { name: options.memory }),
    puppet: (deps.makePuppet?.() ?? options.puppet) as never,
    puppetOptions: { timeoutSeconds: WECHATY_WATCH_SECONDS },
  }) as unknown as Wechaty;
  // Without a listener an error would end the process, also long after the bot's end.
  bot.on('error', () => undefined);
  await bot.init();
  bot.puppet.on('error', () => undefined);
  // For a message wechaty loads its whole room, for each of several that come together. We read from the puppet ourselves.
  bot.puppet.removeAllListeners('message');
  return bot;
}
