import type { DynamicModule } from '@nestjs/common';
import { join, resolve } from 'node:path';
import { demonstrates } from '../config/env';
import { SPECIAL_ROLES } from '../config/group-roles';
import type { AppParts } from './app-parts';
import type { ForeignMedia } from './bots';
import { TelegramModule, type TelegramOptions } from './bots/telegram';
import { WebModule, type WebOptions } from './bots/web';
import { WECHAT, WechatModule, type WechatOptions } from './bots/wechat';
import { commandMenu } from './conversation';
import type { Evidence } from './evidence';
import { roleNames } from './tickets';

interface Floor {
  imports: DynamicModule[];
  media: ForeignMedia;
  evidence: Evidence;
}

/** The channels, each with its settings; one without settings is off. */
export function channelModules(parts: AppParts, floor: Floor): DynamicModule[] {
  const { imports, media, evidence } = floor;
  const { logger, clock, makePuppet } = parts;
  const deps = { logger, clock, fetchForeign: fetchFrom(media) };
  return [
    WebModule.register({ imports, options: { useFactory: () => webOptions(parts, media, evidence) } }),
    TelegramModule.register({
      imports,
      options: { useFactory: () => telegramOptions(parts) },
      deps: { useFactory: () => deps },
    }),
    WechatModule.register({
      imports,
      options: { useFactory: () => wechatOptions(parts) },
      deps: { useFactory: () => ({ ...deps, ...(makePuppet ? { makePuppet } : {}) }) },
    }),
  ];
}

function fetchFrom(media: ForeignMedia): ForeignMedia['fetch'] {
  return (source, ref) => media.fetch(source, ref);
}

function webOptions(parts: AppParts, media: ForeignMedia, evidence: Evidence): WebOptions {
  const { env, city } = parts;
  return {
    mediaDir: env.MEDIA_DIR,
    evidence,
    maxMediaBytes: city.policy.maxMediaBytes,
    demo: env.DEMO ? 'on' : demonstrates(env) ? 'localhost' : 'off',
    pagesDir: parts.pagesDir ?? join(__dirname, '..', 'web'),
    emergencyNumbers: { ...city.policy.emergencyNumbers },
    roomTitle: (chatId) => {
      const language = city.policy.staffLanguage;
      const [code = '', role] = chatId.replace(/^desk:/, '').split('.');
      const name = city.units.find((unit) => unit.code === code)?.name[language] ?? code;
      const special = SPECIAL_ROLES.find((one) => one === role);
      return special ? `${name} · ${roleNames[special][language]}` : name;
    },
    fetchForeign: fetchFrom(media),
  };
}

function telegramOptions(parts: AppParts): TelegramOptions | null {
  const { env, city } = parts;
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: publicUrl } = env;
  if (!token) return null;
  return {
    token,
    apiRoot: env.TELEGRAM_API_ROOT,
    webhook: secret && publicUrl ? { secret, url: `${publicUrl}/telegram/webhook` } : null,
    maxMediaBytes: city.policy.maxMediaBytes,
    commands: [{ commands: commandMenu.en }, { language_code: 'zh', commands: commandMenu['zh-CN'] }],
    ...(parts.telegramTimings ? { timings: parts.telegramTimings } : {}),
  };
}

function wechatOptions(parts: AppParts): WechatOptions | null {
  const { env, city } = parts;
  if (!env.WECHATY_PUPPET) return null;
  const groups = city.units.flatMap((unit) => unit.groups);
  return {
    puppet: env.WECHATY_PUPPET,
    variables: env.puppetVariables,
    account: env.WECHATY_NAME,
    memory: resolve(env.WECHATY_MEMORY),
    maxMediaBytes: city.policy.maxMediaBytes,
    rooms: groups.filter((group) => group.startsWith(`${WECHAT}:`)).map((group) => group.slice(WECHAT.length + 1)),
    ...(parts.wechatTimings ? { timings: parts.wechatTimings } : {}),
  };
}
