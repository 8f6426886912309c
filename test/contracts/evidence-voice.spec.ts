import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseConnections } from '../../src/database';
import type { Transcriber } from '../../src/evidence';
import { inbound } from '../builders/inbound-message';
import { aVoiceNote } from '../builders/media.builder';
import { FakeAdapter } from '../fakes/fake-adapter';
import { FakeTime } from '../fakes/fake-time';
import { BotsHouse, emptied } from '../support/bots-house';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { evidenceFor } from '../support/evidence';
import { SttStandIn, type SttMood } from '../support/stt-stand-in';
import { until } from '../support/until';

onBothDatabases('a voice note', (dialect) => {
  const service = new SttStandIn();
  let home: TestDatabase;
  let database: DatabaseConnections;
  let house: BotsHouse;
  const mediaDir = mkdtempSync(join(tmpdir(), 'yingsheng-voice-'));

  beforeAll(async () => {
    await service.start();
    home = await testDatabase(dialect);
    database = await home.connect();
  });
  afterAll(async () => {
    await service.stop();
    rmSync(mediaDir, { recursive: true, force: true });
    await database.close();
    await home.drop();
  });
  beforeEach(async () => {
    await emptied(database);
    service.moods.length = 0;
    service.asked.length = 0;
    await open();
  });
  afterEach(() => house.carriage.evidence.stop());

  const open = async (time = new FakeTime()): Promise<void> => {
    const stt = { baseUrl: service.url, model: 'whisper-1', timeoutMs: 150 };
    const evidence = evidenceFor(database.unitOfWork, { clock: time, stt, mediaDir });
    const adapter = new FakeAdapter();
    adapter.fetchMedia = () => Promise.resolve({ bytes: aVoiceNote('路灯不亮'), mime: 'audio/ogg' });
    house = new BotsHouse(database, time, undefined, adapter, undefined, database.unitOfWork, evidence);
    await house.carriage.evidence.start();
  };
  const idle = () => until(() => !house.carriage.evidence.busy && house.carriage.lanes.load().lanes === 0, 'evidence');
  const say = () => house.carriage.intake.take(inbound({ parts: [{ t: 'media', kind: 'voice', ref: 'v' }] }));
  const row = async () => (await house.rows(`SELECT * FROM evidence_items WHERE ref = 'v'`))[0];
  const words = () =>
    house.conversation.batches
      .flat()
      .flatMap((event) => (event.type === 'found' ? event.findings.map((finding) => finding.words) : []));

  it('is kept, written down, put to the conversation once, and then only kept', async () => {
    await say();
    await idle();
    expect(words()).toEqual(['路灯不亮']);
    expect(await row()).toMatchObject({ state: 'kept', kind: 'voice', words: null, tell_at: null });
    expect(service.asked.map(({ fileName }) => fileName)).toEqual(['voice.ogg']);
  });

  it('is kept before anybody listens, so a service that ends the process loses nothing', async () => {
    const { transcriber } = house.evidence;
    const listens = jest.spyOn(transcriber as Transcriber, 'words').mockReturnValue(new Promise(() => undefined));
    await say();
    await until(() => listens.mock.calls.length === 1);
    expect(await row()).toMatchObject({ state: 'hear', mime: 'audio/ogg' });
    await open(new FakeTime(house.time.ms + 610_000));
    await idle();
    expect(words()).toEqual(['路灯不亮']);
  });

  it.each<SttMood>(['refuses', 'breaks', 'stalls', 'page', 'empty', 'huge', 'bytes', 'otherShape'])(
    'that a service which %s cannot write down stays evidence, and nobody waits',
    async (mood) => {
      service.moods.push(mood, mood, mood);
      await say();
      await idle();
      expect(await house.heard()).toHaveLength(1);
      for (const ms of [3_000, 15_000, 600_000]) {
        house.time.advance(ms);
        await idle();
      }
      expect(service.asked).toHaveLength(3);
      expect(words()).toEqual([]);
      expect(await row()).toMatchObject({ state: 'kept', mime: 'audio/ogg', words: null, next_at: null });
    },
  );

  it('is heard at the second try', async () => {
    service.moods.push('stalls');
    await say();
    await idle();
    house.time.advance(5_000);
    await idle();
    expect(words()).toEqual(['路灯不亮']);
  });

  it('is no concern of the tickets while only the listening fails', async () => {
    service.moods.push('page', 'page', 'page');
    await say();
    for (const ms of [0, 3_000, 15_000, 60_000]) {
      house.time.advance(ms);
      await idle();
    }
    expect(house.conversation.evidence).toEqual([]);
    expect(await row()).toMatchObject({ state: 'kept' });
  });

  it('is not written down where no service is set', async () => {
    await house.carriage.evidence.stop();
    const adapter = new FakeAdapter();
    adapter.fetchMedia = () => Promise.resolve({ bytes: aVoiceNote('路灯不亮'), mime: 'audio/ogg' });
    house = new BotsHouse(database, new FakeTime(), undefined, adapter);
    await house.carriage.evidence.start();
    await say();
    await idle();
    expect(await row()).toMatchObject({ state: 'kept', kind: 'voice' });
    expect(service.asked).toEqual([]);
  });
});
