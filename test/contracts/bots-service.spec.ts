import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import {
  BotsModule,
  BotsService,
  CONVERSATION,
  InboxRecord,
  LOGGER,
  OutboxRecord,
  SentMessageRecord,
} from '../../src/bots';
import { UnitOfWork, type DatabaseConnections } from '../../src/database';
import { AppError } from '../../src/shared/app-error';
import { CLOCK } from '../../src/shared/clock';
import { inbound } from '../builders/inbound-message';
import { FakeAdapter } from '../fakes/fake-adapter';
import { FakeConversation, outgoing } from '../fakes/fake-conversation';
import { FakeLogger } from '../fakes/fake-logger';
import { FakeTime } from '../fakes/fake-time';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { breathe, until } from '../support/until';
import { EVIDENCE } from '../../src/evidence';
import { evidenceFor } from '../support/evidence';

onBothDatabases('the bots module', (dialect) => {
  let home: TestDatabase;
  let database: DatabaseConnections;

  beforeEach(async () => {
    home = await testDatabase(dialect);
    database = await home.connect([InboxRecord, OutboxRecord, SentMessageRecord]);
  });
  afterEach(async () => {
    await database.close();
    await home.drop();
  });

  async function boot(adapter: FakeAdapter, conversation: FakeConversation, time: FakeTime) {
    const broken = new FakeAdapter({ channel: 'broken' });
    broken.start = () => Promise.reject(new AppError('broken.login'));
    const ground = [
      { provide: UnitOfWork, useValue: database.unitOfWork },
      { provide: CLOCK, useValue: time },
      { provide: LOGGER, useValue: new FakeLogger() },
      { provide: CONVERSATION, useValue: conversation },
      { provide: EVIDENCE, useValue: evidenceFor(database.unitOfWork, { clock: time }) },
      { provide: 'BROKEN', useValue: broken },
      { provide: 'OFF', useValue: null },
      { provide: 'FAKE', useValue: adapter },
    ];
    class Ground {}
    Module({ providers: ground, exports: ground.map(({ provide }) => provide) })(Ground);
    const channels = [
      { channel: 'broken', adapter: 'BROKEN', offBecause: '' },
      { channel: 'off', adapter: 'OFF', offBecause: 'no token' },
      { channel: 'fake', adapter: 'FAKE', offBecause: '' },
    ];
    const app = await NestFactory.createApplicationContext(
      BotsModule.register({
        imports: [Ground],
        channels,
        looseMediaDays: 30,
        kept: { handled: 7, delivered: 180 },
        stopWithinMs: 10_000,
        scheduler: time,
      }),
      { logger: false },
    );
    return app;
  }

  it('carries a message to the conversation and back, and tells how it fares', async () => {
    const adapter = new FakeAdapter();
    const conversation = new FakeConversation();
    conversation.says = () => [outgoing({ text: 'welcome', class: 'receipt' })];
    const app = await boot(adapter, conversation, new FakeTime());
    await adapter.sink?.(inbound());
    await until(() => adapter.sent.length === 1);
    const health = await app.get(BotsService).health();
    expect(health.channels.map(({ channel, offBecause }) => [channel, offBecause])).toEqual([
      ['broken', null],
      ['off', 'no token'],
      ['fake', null],
    ]);
    expect(health.lanes).toEqual({ waiting: 0, oldestMs: 0 });
    await app.close();
  });

  it('ends with everything acknowledged done, sends under way ended, and deliveries written', async () => {
    const adapter = new FakeAdapter();
    const conversation = new FakeConversation();
    const time = new FakeTime();
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    conversation.during = () => gate;
    conversation.says = () => [outgoing({ text: 'number', class: 'receipt' })];
    const app = await boot(adapter, conversation, time);
    const sink = adapter.sink;
    const taken = Promise.all([sink?.(inbound()), sink?.(inbound()), sink?.(inbound({ chatId: 'c2' }))]);
    await until(() => conversation.batches.length > 0);
    const closing = app.close();
    await breathe();
    letGo();
    await Promise.all([closing, taken]);
    expect(adapter.stopped).toBe(true);
    await expect(sink?.(inbound())).rejects.toMatchObject({ code: 'bots.stopping' });
    const rows = await database.unitOfWork.read<{ state: string; next_at: number }>(
      'SELECT state, next_at FROM outbox',
    );
    expect(rows).toHaveLength(3);
    const sent = rows.filter(({ state }) => state === 'sent');
    expect(sent).toHaveLength(adapter.sent.length);
    // What was not sent is free for whoever comes next.
    for (const row of rows.filter(({ state }) => state === 'queued')) expect(row.next_at).toBeLessThanOrEqual(time.ms);
  });

  it('does not wait for ever for a send that hangs', async () => {
    const adapter = new FakeAdapter();
    const time = new FakeTime();
    const app = await boot(adapter, new FakeConversation(), time);
    const conversation = app.get<FakeConversation>(CONVERSATION);
    const logger = app.get<FakeLogger>(LOGGER);
    conversation.says = () => [outgoing()];
    adapter.answer(() => new Promise(() => undefined));
    await adapter.sink?.(inbound());
    await until(() => adapter.sent.length === 1);
    let closed = false;
    const closing = app.close().then(() => (closed = true));
    await until(() => {
      if (!logger.lines.some(({ fields }) => 'part' in fields && fields.part === 'sender')) time.advance(1_000);
      return closed;
    });
    await closing;
  });

  it('describes its tables as the migrations made them', async () => {
    const source: DataSource = database.writing;
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    const tables = /"(inbox|outbox|sent_messages)"/;
    expect(upQueries.map(({ query }) => query).filter((query) => tables.test(query))).toEqual([]);
  });
});
