import { type DynamicModule, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { demonstrates } from '../config/env';
import type { AppParts } from './app-parts';
import { BotsModule, CONVERSATION, ForeignMedia } from './bots';
import { channelAccounts } from './channel-accounts';
import { channelModules } from './channel-modules';
import { ConversationGate, ConversationModule } from './conversation';
import { buildEvidence, EvidenceModule, type Evidence } from './evidence';
import { InsightsModule } from './insights';
import { HouseModule } from './house.module';
import { MaterialController } from './http/material.controller';
import { materialLink } from './http/material-link';
import { OperationModule } from './http/operation.module';
import { PrometheusMeter } from './http/metrics/prometheus-meter';
import { TicketsModule } from './tickets';

/** The one place that knows all floors. */
@Module({})
export class AppModule {
  static register(parts: AppParts): DynamicModule {
    const { policy } = parts.city;
    const evidence = evidenceOf(parts);
    const media = new ForeignMedia(evidence);
    const house = HouseModule.register(parts);
    const registry = parts.registry ?? new Registry();
    const meter = new PrometheusMeter(registry);
    const kept = EvidenceModule.register(evidence);
    const tickets = TicketsModule.register({
      imports: [house, kept],
      channelAccounts: () => channelAccounts(parts.env),
      demoGroups: demonstrates(parts.env),
      materialLink: (pack) => materialLink(parts.env, evidence, pack),
      meter,
    });
    const conversation = ConversationModule.register([house, tickets, InsightsModule.register([house])]);
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
      kept: policy.keptDays,
      stopWithinMs: parts.env.STOP_WITHIN_SECONDS * 1_000,
      meter,
      ...(parts.scheduler ? { scheduler: parts.scheduler } : {}),
      ...(parts.evidencePaceMs === undefined ? {} : { evidencePaceMs: parts.evidencePaceMs }),
    });
    return {
      module: AppModule,
      imports: [
        house,
        kept,
        tickets,
        conversation,
        ...channels,
        bots,
        OperationModule.register([house, bots], registry),
      ],
      controllers: [MaterialController],
      providers: [{ provide: ForeignMedia, useValue: media }],
    };
  }
}

@Module({})
class GateModule {}

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
