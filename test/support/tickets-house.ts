import { Test, type TestingModule } from '@nestjs/testing';
import { Module } from '@nestjs/common';
import type { CityConfig } from '../../config/city';
import { UnitOfWork, type DatabaseConnections } from '../../src/database';
import { EvidenceItems } from '../../src/evidence';
import { CLOCK } from '../../src/shared/clock';
import {
  ActAsMeant,
  AnswerCallback,
  CountCommendations,
  OpenCallbacks,
  SweepCallbacks,
  SweepCommendations,
  ActOnOverlay,
  ActOnTicket,
  CITY,
  FindAlike,
  OpenOrJoin,
  PeopleOf,
  AuditLog,
  CorrectCategory,
  KeepRuling,
  PeopleDesk,
  RevealContact,
  StaffMembers,
  OpenTickets,
  ReadProgress,
  SweepClocks,
  TakeNotices,
  TimedNotices,
  TicketsModule,
  UnitGroups,
  ticketRecords,
} from '../../src/tickets';
import { ReleasePings } from '../../src/tickets/notifications/pace/release-pings';
import { MorningDigest } from '../../src/tickets/sla/morning-digest';
import { TicketRepository } from '../../src/tickets/domain/ticket.repository';
import { aCity } from '../builders/city.builder';
import { FakeTime } from '../fakes/fake-time';
import { testDatabase, type Dialect, type TestDatabase } from './databases';

/** Tickets on a database, without any chat. */
export interface TicketsHouse {
  time: FakeTime;
  city: CityConfig;
  db: DatabaseConnections;
  open: OpenTickets;
  act: ActOnTicket;
  stored: TicketRepository;
  keepRuling: KeepRuling;
  correctCategory: CorrectCategory;
  people: PeopleDesk;
  members: StaffMembers;
  contacts: RevealContact;
  audit: AuditLog;
  overlay: ActOnOverlay;
  /** Where tickets are handled together. */
  joining: { find: FindAlike; open: OpenOrJoin; act: ActAsMeant; people: PeopleOf };
  progress: ReadProgress;
  notices: TakeNotices;
  sweep: SweepClocks;
  callbacks: { sweep: SweepCallbacks; answer: AnswerCallback; open: OpenCallbacks };
  praise: { sweep: SweepCommendations; count: CountCommendations };
  digest: MorningDigest;
  timed: TimedNotices;
  pings: ReleasePings;
  groups: UnitGroups;
  close(): Promise<void>;
}

export interface TicketsHouseOptions {
  city?: CityConfig;
  demo?: boolean;
  time?: FakeTime;
}

/** Monday, 23 November 2026, 10:00 in Beijing. */
export const MORNING = Date.UTC(2026, 10, 23, 2, 0);

/** One instance of the tickets on a database of its own. */
export async function ticketsHouse(dialect: Dialect, options: TicketsHouseOptions = {}): Promise<TicketsHouse> {
  const database = await testDatabase(dialect);
  const house = await ticketsInstance(database, options);
  return {
    ...house,
    close: async () => {
      await house.close();
      await database.drop();
    },
  };
}

/** Another instance on the same database. */
export async function ticketsInstance(
  database: TestDatabase,
  { city = aCity(), demo = false, time = new FakeTime(MORNING) }: TicketsHouseOptions = {},
): Promise<TicketsHouse> {
  const db = await database.connect(ticketRecords);
  const module = await boot(db, city, time, demo);
  return {
    time,
    city,
    db,
    open: module.get(OpenTickets),
    act: module.get(ActOnTicket),
    stored: module.get(TicketRepository),
    keepRuling: module.get(KeepRuling),
    correctCategory: module.get(CorrectCategory),
    people: module.get(PeopleDesk),
    members: module.get(StaffMembers),
    contacts: module.get(RevealContact),
    audit: module.get(AuditLog),
    overlay: module.get(ActOnOverlay),
    joining: {
      find: module.get(FindAlike),
      open: module.get(OpenOrJoin),
      act: module.get(ActAsMeant),
      people: module.get(PeopleOf),
    },
    progress: module.get(ReadProgress),
    notices: module.get(TakeNotices),
    sweep: module.get(SweepClocks),
    callbacks: {
      sweep: module.get(SweepCallbacks),
      answer: module.get(AnswerCallback),
      open: module.get(OpenCallbacks),
    },
    praise: { sweep: module.get(SweepCommendations), count: module.get(CountCommendations) },
    digest: module.get(MorningDigest),
    timed: module.get(TimedNotices),
    pings: module.get(ReleasePings),
    groups: module.get(UnitGroups),
    close: async () => {
      await module.close();
      await db.close();
    },
  };
}

async function boot(db: DatabaseConnections, city: CityConfig, time: FakeTime, demo: boolean): Promise<TestingModule> {
  const providers = [
    { provide: CITY, useValue: city },
    { provide: CLOCK, useValue: time },
    { provide: UnitOfWork, useValue: db.unitOfWork },
    { provide: EvidenceItems, useValue: new EvidenceItems(db.unitOfWork, time) },
  ];
  const house = { module: Foundations, providers, exports: providers.map(({ provide }) => provide) };
  const channelAccounts = () => ({ telegram: 'bot', web: 'web' });
  const tickets = TicketsModule.register({ imports: [house], channelAccounts, demoGroups: demo });
  const module = await Test.createTestingModule({ imports: [tickets] }).compile();
  return module.init();
}

@Module({})
class Foundations {}
