import { type DynamicModule, Module } from '@nestjs/common';
import { join, resolve } from 'node:path';
import { demonstrates } from '../config/env';
import { SPECIAL_ROLES } from '../config/group-roles';
import { BotsModule, CONVERSATION, ForeignMedia, type Scheduler } from './bots';
import { TELEGRAM, TelegramModule, type TelegramOptions, type TelegramTimings } from './bots/telegram';
import { WebModule, type WebOptions } from './bots/web';
import { type Puppet, WECHAT, WechatModule, type WechatOptions, type WechatTimings } from './bots/wechat';
import { commandMenu, ConversationGate, ConversationModule } from './conversation';
import { buildEvidence, EvidenceModule, type Evidence } from './evidence';
import { HouseModule, type House } from './house.module';
import { HealthController } from './http/health.controller';
import { roleNames, TicketsModule } from './tickets';

/** What a running copy is made of beside its foundations; tests give some of it. */
export interface AppParts extends House {
  scheduler?: Scheduler;
  telegramTimings?: Partial<TelegramTimings>;
  wechatTimings?: Partial<WechatTimings>;
  /** Made instead of the package that `WECHATY_PUPPET` names. */
  makePuppet?: () => Puppet;
  /** Where the built pages are. */
  pagesDir?: string;
}

/** The one place that knows all floors. */
@Module({})
export class AppModule {
  static register(parts: AppParts): DynamicModule {
    const { policy } = parts.city;
    const evidence = evidenceOf(parts);
    const media = new ForeignMedia(evidence);
    const house = HouseModule.register(parts);
    const kept = EvidenceModule.register(evidence);
    const tickets = TicketsModule.register({
      imports: [house, kept],
      channelAccounts: () => accountsOf(parts),
      demoGroups: demonstrates(parts.env),
    });
    const conversation = ConversationModule.register([house, tickets]);
    const web = WebModule.register({
      imports: [house],
      options: { useFactory: () => webOptions(parts, media, evidence) },
    });
    const telegram = TelegramModule.register({
      imports: [house],
      options: { useFactory: () => telegramOptions(parts) },
      deps: {
        useFactory: () => ({
          logger: parts.logger,
          clock: parts.clock,
          fetchForeign: (source, ref) => media.fetch(source, ref),
        }),
      },
    });
    const wechat = WechatModule.register({
      imports: [house],
      options: { useFactory: () => wechatOptions(parts) },
      deps: {
        useFactory: () => ({
          logger: parts.logger,
          clock: parts.clock,
          fetchForeign: (source, ref) => media.fetch(source, ref),
          ...(parts.makePuppet ? { makePuppet: parts.makePuppet } : {}),
        }),
      },
    });
    const gate: DynamicModule = {
      module: GateModule,
      imports: [conversation],
      providers: [{ provide: CONVERSATION, useExisting: ConversationGate }],
      exports: [CONVERSATION],
    };
    const bots = BotsModule.register({
      imports: [house, kept, gate, web, telegram, wechat],
      looseMediaDays: policy.looseMediaDays,

      ...(parts.scheduler ? { scheduler: parts.scheduler } : {}),
    });
    return {
      module: AppModule,
      imports: [house, kept, tickets, conversation, web, telegram, wechat, bots],
      controllers: [HealthController],
      providers: [{ provide: ForeignMedia, useValue: media }],
    };
  }
}

@Module({})
class GateModule {}

/** Our own account on each channel, for groups that the configuration names by channel only. */
function accountsOf({ env }: AppParts): Record<string, string> {
  const bot = env.TELEGRAM_BOT_TOKEN?.split(':')[0];
  const accounts: Record<string, string> = { web: 'web' };
  if (bot) accounts[TELEGRAM] = bot;
  if (env.WECHATY_PUPPET) accounts[WECHAT] = env.WECHATY_NAME;
  return accounts;
}

function evidenceOf({ env, city, unitOfWork, clock }: AppParts): Evidence {
  const { STT_BASE_URL: baseUrl, STT_API_KEY: apiKey, STT_MODEL: model } = env;
  return buildEvidence({
    unitOfWork,
    clock,
    mediaDir: env.MEDIA_DIR,
    maxBytes: city.policy.maxMediaBytes,
    linkSecret: env.MEDIA_LINK_SECRET,
    stt: baseUrl ? { baseUrl, apiKey, model } : undefined,
  });
}

function webOptions(parts: AppParts, media: ForeignMedia, evidence: Evidence): WebOptions {
  const { env, city } = parts;
  return {
    mediaDir: env.MEDIA_DIR,
    evidence,
    maxMediaBytes: city.policy.maxMediaBytes,
    demo: env.DEMO ? 'on' : demonstrates(env) ? 'localhost' : 'off',
    pagesDir: parts.pagesDir ?? join(__dirname, '..', 'web'),
    roomTitle: (chatId) => {
      const [code = '', role] = chatId.replace(/^desk:/, '').split('.');
      const name = city.units.find((unit) => unit.code === code)?.name['zh-CN'] ?? code;
      const special = SPECIAL_ROLES.find((one) => one === role);
      return special ? `${name} · ${roleNames[special]['zh-CN']}` : name;
    },
    fetchForeign: (source, ref) => media.fetch(source, ref),
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
