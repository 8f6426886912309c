import { WebAdapter, WebChatStore, type WebOptions } from '../../src/bots/web';
import { WebHub, type HubEvent } from '../../src/bots/web/web-hub';
import { WebMediaStore } from '../../src/bots/web/web-media.store';
import type { DatabaseConnections } from '../../src/database';
import { AppError } from '../../src/shared/app-error';
import type { CardMessage, ChatAddress, FetchedMedia, OutboundMessage } from '../../src/shared/chat';
import { systemClock } from '../../src/shared/clock';
import { testDatabase, type TestDatabase } from '../support/databases';
import { evidenceFor } from '../support/evidence';
import { FaultyUnitOfWork } from '../support/web/faulty-unit-of-work';
import { inbound } from '../builders/inbound-message';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RESIDENT: ChatAddress = { channel: 'web', account: 'web', chatId: `r:${'a'.repeat(24)}` };
const ROOM: ChatAddress = { ...RESIDENT, chatId: 'desk:street-110105026' };
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100, 7)]);

describe('the web adapter', () => {
  const mediaDir = mkdtempSync(join(tmpdir(), 'yingsheng-media-'));
  let home: TestDatabase;
  let database: DatabaseConnections;
  let store: WebChatStore;
  let media: WebMediaStore;
  let adapter: WebAdapter;
  let seen: HubEvent[];
  let fetchForeign: (() => Promise<FetchedMedia>) | undefined;

  beforeAll(async () => {
    home = await testDatabase('sqlite');
    database = await home.connect();
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
    rmSync(mediaDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await database.unitOfWork.run((sql) => sql.query('DELETE FROM web_messages'));
    fetchForeign = undefined;
    const options: WebOptions = {
      mediaDir,
      maxMediaBytes: 1_000,
      demo: 'off',
      pagesDir: mediaDir,
      evidence: evidenceFor(database.unitOfWork, { mediaDir }),
      fetchForeign: () => (fetchForeign ?? (() => Promise.reject(new AppError('media.gone'))))(),
    };
    store = new WebChatStore(database.unitOfWork, systemClock);
    media = new WebMediaStore(database.unitOfWork, options, systemClock);
    const hub = new WebHub();
    seen = [];
    for (const { chatId } of [RESIDENT, ROOM]) {
      hub.subscribe(chatId, { take: (event) => void seen.push(event), end: () => undefined });
    }
    adapter = new WebAdapter(store, media, hub, options, systemClock);
  });

  const kept = async (chatId = RESIDENT.chatId) => (await store.history(chatId, { limit: 50 })).messages;

  it('keeps what is sent and shows it to whoever looks', async () => {
    const sent = await adapter.send(RESIDENT, { type: 'text', text: '您好' }, { key: 'k1' });
    const [message] = await kept();
    expect(sent).toEqual({ result: 'accepted', ids: [message?.id] });
    expect(seen).toEqual([{ kind: 'message', message }]);
  });

  it('takes the same key for the same message', async () => {
    const first = await adapter.send(ROOM, { type: 'text', text: '请签收' }, { key: 'k1' });
    const second = await adapter.send(ROOM, { type: 'text', text: '请签收' }, { key: 'k1' });
    expect(second).toEqual(first);
    expect(seen).toHaveLength(1);
  });

  it('puts a card in the place of the earlier one, and anew where there is none', async () => {
    const card = (state: string): CardMessage => ({
      type: 'card',
      title: '工单',
      rows: [{ label: '现在', value: state }],
      choices: [],
      replaces: 'ticket',
    });
    const first = await adapter.send(ROOM, card('待签收'), { key: 'k1' });
    const editIds = first.result === 'accepted' ? first.ids : [];
    expect(await adapter.send(ROOM, card('办理中'), { key: 'k2', editIds })).toEqual({
      result: 'accepted',
      ids: editIds,
    });
    expect(seen.map(({ kind }) => kind)).toEqual(['message', 'edit']);
    expect(await kept(ROOM.chatId)).toEqual([
      expect.objectContaining({ body: expect.objectContaining(rows('办理中')) }),
    ]);
    const lost = await adapter.send(ROOM, card('已办结'), { key: 'k3', editIds: ['1'] });
    expect(lost.result).toBe('accepted');
    expect(await kept(ROOM.chatId)).toHaveLength(2);
  });

  const rows = (value: string) => ({ rows: [{ label: '现在', value }] });

  it('never throws, and refuses what it cannot show', async () => {
    const wrongs: [ChatAddress, OutboundMessage][] = [
      [
        { ...RESIDENT, account: 'other' },
        { type: 'text', text: '在' },
      ],
      [
        { ...RESIDENT, chatId: '../etc' },
        { type: 'text', text: '在' },
      ],
      [RESIDENT, { type: 'text', text: ' \n' }],
      [RESIDENT, { type: 'media', media: [] }],
      [RESIDENT, { type: 'menu', prompt: '选', choices: [{ label: '甲', token: 'x'.repeat(65) }] }],
    ];
    for (const [to, message] of wrongs) {
      expect(await adapter.send(to, message, { key: 'w' })).toMatchObject({ result: 'rejected', why: 'invalid' });
    }
  });

  it('asks for a retry while the database is away, says so in its health, and recovers', async () => {
    await adapter.start(() => Promise.resolve());
    const run = jest.spyOn(database.unitOfWork, 'run').mockRejectedValueOnce(new AppError('database.away'));
    expect(await adapter.send(RESIDENT, { type: 'text', text: '在' }, { key: 'k' })).toMatchObject({ result: 'retry' });
    expect(adapter.health()).toMatchObject({ state: 'degraded', why: 'database.away' });
    run.mockRestore();
    expect(await adapter.send(RESIDENT, { type: 'text', text: '在' }, { key: 'k' })).toMatchObject({
      result: 'accepted',
    });
    expect(adapter.health().state).toBe('up');
  });

  it('shows once what was kept by a try that heard no answer', async () => {
    const faulty = new FaultyUnitOfWork(database.unitOfWork);
    const hub = new WebHub();
    hub.subscribe(RESIDENT.chatId, { take: (event) => void seen.push(event), end: () => undefined });
    const evidence = evidenceFor(database.unitOfWork, { mediaDir });
    const options: WebOptions = { mediaDir, maxMediaBytes: 1_000, demo: 'off', pagesDir: mediaDir, evidence };
    const lossy = new WebAdapter(new WebChatStore(faulty.unitOfWork, systemClock), media, hub, options, systemClock);
    faulty.fail('lostAnswer', 1);
    expect(await lossy.send(RESIDENT, { type: 'text', text: '在' }, { key: 'k' })).toMatchObject({ result: 'retry' });
    const [message] = await kept();
    const again = () => lossy.send(RESIDENT, { type: 'text', text: '在' }, { key: 'k' });
    expect([await again(), await again()]).toEqual(Array(2).fill({ result: 'accepted', ids: [message?.id] }));
    expect(seen).toEqual([{ kind: 'message', message }]);
  });

  it('copies evidence of another channel, and tells the words without it where it is gone', async () => {
    const photo = { kind: 'photo', ref: 'x', source: { channel: 'telegram', account: '1' } } as const;
    const message: OutboundMessage = { type: 'media', media: [photo], caption: '现场' };
    fetchForeign = () => Promise.resolve({ bytes: JPEG, mime: 'image/jpeg' });
    await adapter.send(ROOM, message, { key: 'k1' });
    fetchForeign = undefined;
    await adapter.send(ROOM, message, { key: 'k2' });
    fetchForeign = () => Promise.reject(new AppError('media.timeout'));
    expect(await adapter.send(ROOM, message, { key: 'k3' })).toMatchObject({ result: 'retry' });
    const [copied, gone] = (await kept(ROOM.chatId)).map(({ body }) =>
      body.type === 'media' ? body.media[0] : undefined,
    );
    expect((await adapter.fetchMedia(copied?.ref ?? '')).bytes.equals(JPEG)).toBe(true);
    expect(gone).toEqual({ kind: 'photo', ref: null });
  });

  it('shows words without a photo that cannot be had now when told to, but never nothing', async () => {
    const media = [{ kind: 'photo', ref: 'x', source: { channel: 'telegram', account: '1' } } as const];
    fetchForeign = () => Promise.reject(new AppError('media.timeout'));
    const sent = await adapter.send(ROOM, { type: 'media', media, caption: '现场' }, { key: 'k1', leaveOut: true });
    expect(sent).toMatchObject({ result: 'accepted', leftOut: ['media.timeout'] });
    const alone: OutboundMessage = { type: 'media', media };
    expect(await adapter.send(ROOM, alone, { key: 'k2', leaveOut: true })).toMatchObject({ result: 'retry' });
    fetchForeign = undefined;
    expect(await adapter.send(ROOM, alone, { key: 'k3' })).toMatchObject({ result: 'accepted' });
  });

  it('fetches no medium that is too large or not there', async () => {
    await expect(media.save('p', chunks(Buffer.alloc(1_001)))).rejects.toMatchObject({ code: 'media.tooLarge' });
    await expect(adapter.fetchMedia('nothing')).rejects.toMatchObject({ code: 'media.gone' });
  });

  it('is down before the start and after the stop, and stops only when what it took is done', async () => {
    await expect(adapter.take(inbound())).rejects.toMatchObject({ code: 'channel.notReady' });
    expect(adapter.health().state).toBe('down');
    let finish = (): void => undefined;
    await adapter.start(() => new Promise((resolve) => (finish = resolve)));
    expect(adapter.health().state).toBe('up');
    const taken = adapter.take(inbound());
    let stopped = false;
    const stopping = adapter.stop(10_000).then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    finish();
    await Promise.all([taken, stopping]);
    await expect(adapter.take(inbound())).rejects.toMatchObject({ code: 'channel.notReady' });
  });
});

async function* chunks(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
