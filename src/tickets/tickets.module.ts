import { Module, type DynamicModule, type ModuleMetadata, type OnModuleInit } from '@nestjs/common';
import { AuditLog } from './audit/audit-log';
import { AnswerCallback, callbackProviders, OpenCallbacks, SweepCallbacks } from './callbacks';
import { CountCommendations } from './commendations/count-commendations';
import { SweepCommendations } from './commendations/sweep-commendations';
import { CorrectCategory } from './dispatch/correct-category';
import { KeepRuling } from './dispatch/keep-ruling';
import { Rulings } from './dispatch/rulings';
import { checkWorkflow } from './domain/check-workflow';
import { checkOverlayWorkflow } from './domain/overlays/check-overlay-workflow';
import { JoinedTickets } from './domain/joining/joined-tickets';
import { TicketReader } from './domain/ticket.reader';
import { TicketRepository } from './domain/ticket.repository';
import { BindCodes } from './groups/bind-codes';
import { BoundGroups } from './groups/bound-groups';
import { ConfiguredGroups } from './groups/configured-groups';
import { ListStaff } from './groups/list-staff';
import { UnitGroups } from './groups/unit-groups';
import { ActAsUnit } from './lifecycle/act-as-unit';
import { ActOnTicket } from './lifecycle/act-on-ticket';
import { NoteEvidence } from './lifecycle/note-evidence';
import { OpenTickets } from './lifecycle/open-tickets';
import { ActAsMeant, FindAlike, joiningProviders, OpenOrJoin, PeopleOf } from './joining';
import { NoticeSource } from './notifications/notice-source';
import { GroupPings } from './notifications/pace/group-pings';
import { DuePings } from './notifications/pace/due-pings';
import { HeldPings } from './notifications/pace/held-pings';
import { ListedPings } from './notifications/pace/listed-pings';
import { ReleasePings } from './notifications/pace/release-pings';
import { TogetherLists } from './notifications/pace/together-lists';
import { Standings } from './notifications/standings';
import { TakeNotices } from './notifications/take-notices';
import { ListTickets } from './operator/list-tickets';
import { ActOnOverlay } from './overlays/act-on-overlay';
import { SqlJoinedTickets } from './persistence/sql-joined-tickets';
import { GiveMaterial } from './material/give-material';
import { MaterialPacks } from './material/material-packs';
import { OpenMaterial } from './material/open-material';
import { PeopleDesk } from './people/people-desk';
import { RevealContact } from './people/reveal-contact';
import { StaffMembers } from './people/staff-members';
import { ChangeTrail } from './persistence/change-trail';
import { JustOpened } from './persistence/just-opened';
import { SqlTicketReader } from './persistence/sql-ticket.reader';
import { SqlTicketRepository } from './persistence/sql-ticket.repository';
import { GuessGuard } from './progress/guess-guard';
import { ReadProgress } from './progress/read-progress';
import { ShowCard } from './notifications/cards/show-card';
import { CHANNEL_ACCOUNTS, DEMO_GROUPS, MATERIAL_LINK, type ChannelAccounts, type MaterialLink } from './tokens';
import { TICKET_METER, type TicketMeter } from './ticket-meter';
import { RaiseByRule } from './supervision/raise-by-rule';
import { MorningDigest } from './sla/morning-digest';
import { TimedNotices } from './sla/timed-notices';
import { SweepClocks } from './sla/sweep-clocks';

/** What the module needs from the house. */
export interface TicketsModuleSetup {
  /** Modules that export `CITY`, `CLOCK`, `UnitOfWork` and `EvidenceItems`. */
  imports?: ModuleMetadata['imports'];
  /** Our own account on each channel, for groups that the configuration names by channel only. */
  channelAccounts: ChannelAccounts;
  /** In a demonstration every unit without a group gets a desk on the web. */
  demoGroups: boolean;
  /** Seals the address of a pack of material; where nothing is served there are no addresses. */
  materialLink?: MaterialLink;
  meter?: TicketMeter;
}

/** ★ What other floors may ask of the tickets. */
const useCases = [
  ...[OpenTickets, ActOnTicket, ActAsUnit, ActOnOverlay, SweepClocks],
  ...[Rulings, KeepRuling, CorrectCategory, GiveMaterial, OpenMaterial],
  ...[AuditLog, StaffMembers, PeopleDesk, RevealContact],
  ...[SweepCallbacks, AnswerCallback, OpenCallbacks],
  ...[SweepCommendations, CountCommendations],
  ...[NoteEvidence, ReadProgress, ShowCard, TakeNotices, TimedNotices, UnitGroups],
  ...[ListStaff, ListTickets],
];

/** The rules of tickets; runs without any chat. Boots only when the table of moves is whole. */
@Module({})
export class TicketsModule implements OnModuleInit {
  static register(setup: TicketsModuleSetup): DynamicModule {
    const { imports = [], channelAccounts, demoGroups, meter = null, materialLink = () => '' } = setup;
    return {
      module: TicketsModule,
      imports,
      providers: [
        { provide: CHANNEL_ACCOUNTS, useValue: channelAccounts },
        { provide: DEMO_GROUPS, useValue: demoGroups },
        { provide: MATERIAL_LINK, useValue: materialLink },
        { provide: TICKET_METER, useValue: meter },
        { provide: TicketRepository, useClass: SqlTicketRepository },
        { provide: TicketReader, useClass: SqlTicketReader },
        GuessGuard,
        ...[ConfiguredGroups, BoundGroups, BindCodes, ChangeTrail, JustOpened, MaterialPacks, NoticeSource],
        ...[Standings, HeldPings, ListedPings, TogetherLists, DuePings, GroupPings, ReleasePings, MorningDigest],
        { provide: JoinedTickets, useClass: SqlJoinedTickets },
        ...joiningProviders,
        ...callbackProviders,
        RaiseByRule,
        ...useCases,
      ],
      exports: [...useCases, OpenOrJoin, FindAlike, ActAsMeant, PeopleOf],
    };
  }

  onModuleInit(): void {
    checkWorkflow();
    checkOverlayWorkflow();
  }
}
