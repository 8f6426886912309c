import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { UnitOfWork } from '../database';
import { EVIDENCE, type Evidence } from '../evidence';
import { CLOCK, type Clock } from '../shared/clock';
import { BotsService, CARRIAGE, STOP_WITHIN_MS } from './bots.service';
import { buildCarriage } from './carriage';
import type { ChannelAdapter } from '../shared/chat';
import { CHANNELS, type ChannelEntry } from './channel-registry';
import { channels, entriesOf, type Channel } from './channels';
import { CONVERSATION, type ConversationPort } from './conversation-port';
import { DropDeadLetter } from './drop-dead-letter';
import { ListDeadLetters } from './list-dead-letters';
import { LOGGER, type Logger } from './logger';
import { noMeter, type Meter } from './meter';
import type { KeptDays } from './purge';
import { RetryDeadLetter } from './retry-dead-letter';
import { SCHEDULER, systemScheduler, type Scheduler } from './scheduler';

export interface BotsModuleOptions {
  /** Modules that provide `UnitOfWork`, `CLOCK`, `LOGGER`, `EVIDENCE` and `CONVERSATION`, and what channels look up. */
  imports: Exclude<ModuleMetadata['imports'], undefined>;
  /** Days for which media are kept that no ticket took. */
  looseMediaDays: number;
  /** Days for which what is done with is kept. */
  kept: KeptDays;
  /** Milliseconds that a stop may take. */
  stopWithinMs: number;
  /** Milliseconds for which new evidence gathers. */
  evidencePaceMs?: number;
  /** Only tests give others than those of `channels.ts`. */
  channels?: readonly Channel[];
  scheduler?: Scheduler;
  meter?: Meter;
}

const useCases: Provider[] = [
  { provide: ListDeadLetters, inject: [UnitOfWork], useFactory: (unit: UnitOfWork) => new ListDeadLetters(unit) },
  { provide: DropDeadLetter, inject: [UnitOfWork], useFactory: (unit: UnitOfWork) => new DropDeadLetter(unit) },
  {
    provide: RetryDeadLetter,
    inject: [UnitOfWork, CLOCK],
    useFactory: (unit: UnitOfWork, clock: Clock) => new RetryDeadLetter(unit, clock),
  },
];

const carriageWith = ({ looseMediaDays, kept, meter = noMeter, evidencePaceMs }: BotsModuleOptions): Provider => ({
  provide: CARRIAGE,
  inject: [UnitOfWork, CONVERSATION, CHANNELS, EVIDENCE, CLOCK, SCHEDULER, LOGGER],
  useFactory: (
    unitOfWork: UnitOfWork,
    conversation: ConversationPort,
    channels: ChannelEntry[],
    evidence: Evidence,
    clock: Clock,
    scheduler: Scheduler,
    logger: Logger,
  ) => {
    const limits = { looseMediaDays, kept, ...(evidencePaceMs === undefined ? {} : { evidencePaceMs }) };
    return buildCarriage({ unitOfWork, conversation, channels, evidence, clock, scheduler, logger, meter, ...limits });
  },
});

/** Floor 4: carries messages between platforms and the conversation, and knows no rule. */
@Module({})
export class BotsModule {
  static register(options: BotsModuleOptions): DynamicModule {
    const list = options.channels ?? channels;
    const entries: Provider = {
      provide: CHANNELS,
      inject: list.map(({ adapter }) => adapter),
      useFactory: (...adapters: (ChannelAdapter | null)[]) => entriesOf(list, adapters),
    };
    const scheduler: Provider = { provide: SCHEDULER, useValue: options.scheduler ?? systemScheduler };
    const stopWithin: Provider = { provide: STOP_WITHIN_MS, useValue: options.stopWithinMs };
    return {
      module: BotsModule,
      imports: options.imports,
      providers: [entries, scheduler, stopWithin, carriageWith(options), BotsService, ...useCases],
      exports: [BotsService, CARRIAGE, CHANNELS, ListDeadLetters, DropDeadLetter, RetryDeadLetter],
    };
  }
}
