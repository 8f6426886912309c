import { type DynamicModule, Module } from '@nestjs/common';
import { demonstrates } from '../config/env';
import type { AppParts } from './app-parts';
import { BotsModule, CONVERSATION, ForeignMedia } from './bots';
import { TELEGRAM } from './bots/telegram';
import { WECHAT } from './bots/wechat';
import { channelModules } from './channel-modules';
import { ConversationGate, ConversationModule } from './conversation';
import { buildEvidence, EvidenceModule, type Evidence } from './evidence';
import { HouseModule } from './house.module';
import { HealthController } from './http/health.controller';
import { MaterialController } from './http/material.controller';
import { materialLink } from './http/material-link';
import { TicketsModule } from './tickets';

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
      materialLink: (pack) => materialLink(parts.env, evidence, pack),
    });
    const conversation = ConversationModule.register([house, tickets]);
    const channels = channelModules(parts, { imports: [house], media, evidence });
    const gate: DynamicModule = {
      module: GateModule,
      imports: [conversation],
      providers: [{ provide: CONVERSATION, useExisting: ConversationGate }],
      exports: [CONVERSATION],
    };
    const bots = BotsModule.register({
      imports: [house, kept, gate, ...channels],
      looseMediaDays: policy.looseMediaDays,
      ...(parts.scheduler ? { scheduler: parts.scheduler } : {}),
    });
    return {
      module: AppModule,
      imports: [house, kept, tickets, conversation, ...channels, bots],
      controllers: [HealthController, MaterialController],
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
