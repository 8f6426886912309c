import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { Announcements } from './announcements';
import { callProviders } from './calls';
import { ConversationGate } from './conversation.gate';
import { ConversationService } from './conversation.service';
import { Relays, StaffChats, TakeRelayLines } from './relay';
import { DeadlineRounds } from './deadline-rounds';
import { SessionStore } from './sessions/session.store';
import { SqlSessionStore } from './sessions/sql-session.store';
import { SituationBuilder } from './situation';

/** Floor 3: turns talk into service requests and staff actions. */
@Module({})
export class ConversationModule {
  /** `imports` provide `UnitOfWork`, `CLOCK` and what the tickets' door exports. */
  static register(imports: Exclude<ModuleMetadata['imports'], undefined>): DynamicModule {
    return {
      module: ConversationModule,
      imports,
      providers: [
        { provide: SessionStore, useClass: SqlSessionStore },
        SituationBuilder,
        ...callProviders,
        ...[Relays, StaffChats, TakeRelayLines, Announcements],
        ConversationService,
        DeadlineRounds,
        ConversationGate,
      ],
      exports: [ConversationGate],
    };
  }
}
