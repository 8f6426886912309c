import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebChatStore, type WebOptions } from '../../src/bots/web';
import { WebMediaStore, type Upload } from '../../src/bots/web/web-media.store';
import { WebUploadSweep } from '../../src/bots/web/web-upload-sweep';
import type { DatabaseConnections } from '../../src/database';
import type { Evidence } from '../../src/evidence';
import { FakeLogger } from '../fakes/fake-logger';
import { FakeTime } from '../fakes/fake-time';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { evidenceFor } from '../support/evidence';

const PERSON = 'a'.repeat(24);
const CHAT = `r:${PERSON}`;
const GROUP = 'desk:street-110105026';
const HOUR_MS = 3_600_000;

onBothDatabases('uploads that were never sent', (dialect) => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let mediaDir: string;
  let time: FakeTime;
  let evidence: Evidence;
  let store: WebMediaStore;
  let chats: WebChatStore;
  let logger: FakeLogger;
  let sweep: WebUploadSweep;

  beforeAll(async () => {
    home = await testDatabase(dialect);
    database = await home.connect();
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
  beforeEach(async () => {
    await database.unitOfWork.run(async (sql) => {
      for (const table of ['web_uploads', 'web_messages', 'evidence_items']) await sql.query(`DELETE FROM ${table}`);
    });
    mediaDir = mkdtempSync(join(tmpdir(), 'yingsheng-unsent-'));
    // Files have the time of the machine.
    time = new FakeTime(Date.now());
    evidence = evidenceFor(database.unitOfWork, { mediaDir, clock: time });
    const unsent = { files: 3, bytes: 100 };
    const options: WebOptions = { mediaDir, maxMediaBytes: 80, demo: 'off', pagesDir: mediaDir, evidence, unsent };
    store = new WebMediaStore(database.unitOfWork, options, time);
    chats = new WebChatStore(database.unitOfWork, time);
    logger = new FakeLogger();
    sweep = new WebUploadSweep(store, options, time, logger);
  });
  afterEach(() => rmSync(mediaDir, { recursive: true, force: true }));

  const upload = (text = '照片', personId = PERSON): Promise<Upload> =>
    store.save(
      personId,
      (async function* () {
        yield Buffer.from(text);
      })(),
      '照片.txt',
    );
  const say = ({ ref, kind }: Upload, chatId = CHAT): Promise<unknown> =>
    chats.add(
      chats.draft({
        chatId,
        author: 'person',
        personId: PERSON,
        personName: null,
        clientId: ref,
        body: { type: 'said', media: [{ ref, kind }] },
      }),
    );
  const expected = ({ ref, kind }: Upload) =>
    database.unitOfWork.run((sql) =>
      evidence.items.expect(sql, [{ channel: 'web', account: 'web', ref, kind, conversation: 'someone' }]),
    );
  /** The upload becomes evidence, as after its message. */
  const keep = async (given: Upload): Promise<void> => {
    await expected(given);
    const [job] = await evidence.queue.claim(1);
    if (!job) throw new Error('nothing to fetch');
    const { file } = await evidence.vault.keep((await store.fetch(given.ref)).bytes);
    const fetched = { file, place: null, hear: false };
    await database.unitOfWork.run((sql) => evidence.queue.fetched(sql, [{ job, fetched }]));
    await store.release(given.ref);
  };
  const files = (): string[] => {
    const folder = join(mediaDir, 'web');
    const all = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
    return all.filter((name) => statSync(join(folder, name)).isFile()).sort();
  };
  const rows = async (): Promise<string[]> => {
    const found = await database.unitOfWork.read<{ ref: string }>('SELECT ref FROM web_uploads ORDER BY ref');
    return found.map(({ ref }) => ref);
  };
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'taken',
      (error: { code: string }) => error.code,
    );

  it('are forgotten after a day, file and row', async () => {
    await upload();
    time.advance(23 * HOUR_MS);
    await sweep.run();
    expect([files().length, (await rows()).length]).toEqual([1, 1]);
    time.advance(2 * HOUR_MS);
    await sweep.run();
    expect([files(), await rows()]).toEqual([[], []]);
  });

  it('are more than one slice, and all forgotten at once', async () => {
    for (let at = 0; at < 450; at += 1) await upload('x', at.toString(16).padStart(24, '0'));
    time.advance(25 * HOUR_MS);
    await sweep.run();
    expect([files(), await rows()]).toEqual([[], []]);
  });

  it('are told from those that a message named, here or in a group, or that a turn still waits for', async () => {
    const [mine, groups, awaited] = [await upload(), await upload(), await upload()];
    await say(mine);
    await say(groups, GROUP);
    await expected(awaited);
    const copy = await upload('from another channel', '');
    time.advance(25 * HOUR_MS);
    const unsent = await upload('of today');
    await sweep.run();
    expect(await rows()).toEqual([mine, groups, awaited, copy, unsent].map(({ ref }) => ref).sort());
    expect(files()).toHaveLength(5);
  });

  it('cannot be named any more before they go', async () => {
    const { ref } = await upload();
    time.advance(22 * HOUR_MS);
    expect(await store.ownedBy(PERSON, [ref])).toHaveLength(1);
    time.advance(1.5 * HOUR_MS);
    expect(await codeOf(store.ownedBy(PERSON, [ref]))).toBe('media.unknown');
  });

  it('leave the evidence alone: its row goes after a day, and what was kept is shown as before', async () => {
    const given = await upload();
    await keep(given);
    expect([files(), await rows()]).toEqual([[], [given.ref]]);
    expect(await store.ownedBy(PERSON, [given.ref])).toHaveLength(1);
    time.advance(25 * HOUR_MS);
    await sweep.run();
    expect(await rows()).toEqual([]);
    const { kind, mime, bytes } = given;
    expect(await store.find(given.ref)).toMatchObject({ ref: given.ref, personId: '', kind, mime, bytes });
    expect((await store.fetch(given.ref)).bytes.toString()).toBe('照片');
  });

  it('leave no file when the row cannot be written', async () => {
    const run = jest.spyOn(database.unitOfWork, 'run').mockRejectedValue(new Error('the disk is full'));
    await expect(upload()).rejects.toThrow('the disk is full');
    run.mockRestore();
    expect(files()).toEqual([]);
  });

  it('leave no file behind for long that a process did not live to name', async () => {
    const { ref } = await upload();
    const [kept = ''] = files();
    const [old, fresh] = ['b'.repeat(32), 'c'.repeat(32)];
    for (const folder of ['incoming', 'bb', 'cc']) mkdirSync(join(mediaDir, 'web', folder), { recursive: true });
    const strays = [`incoming/${old}`, `bb/${old}.jpg`, `incoming/${fresh}`, `cc/${fresh}.jpg`, 'bb/not-ours.txt'];
    for (const name of strays) writeFileSync(join(mediaDir, 'web', name), 'x');
    const before = (time.ms - 25 * HOUR_MS) / 1000;
    for (const name of [strays[0], strays[1], strays[4], kept]) {
      utimesSync(join(mediaDir, 'web', name ?? ''), before, before);
    }
    await sweep.run();
    expect(files()).toEqual([...strays.slice(2), kept].sort());
    expect(await rows()).toEqual([ref]);
  });

  it('keep the row of what cannot be removed, and hinder nothing else', async () => {
    const [stuck, other] = [await upload(), await upload()];
    const [path = ''] = files().filter((name) => name.includes(stuck.ref));
    rmSync(join(mediaDir, 'web', path));
    mkdirSync(join(mediaDir, 'web', path));
    time.advance(25 * HOUR_MS);
    await sweep.run();
    expect(await rows()).toEqual([stuck.ref]);
    expect(logger.lines).toMatchObject([{ level: 'warn', fields: { stuck: 1 } }]);
    expect(files().some((name) => name.includes(other.ref))).toBe(false);
  });

  it('do not stop the program when the database is away, and are looked at again in an hour', async () => {
    await upload();
    time.advance(25 * HOUR_MS);
    const read = jest.spyOn(database.unitOfWork, 'read').mockRejectedValue(new Error('away'));
    await sweep.run();
    read.mockRestore();
    expect(logger.lines.map(({ level }) => level)).toContain('error');
    expect(await rows()).toHaveLength(1);
    time.advance(HOUR_MS);
    await sweep.run();
    expect(await rows()).toEqual([]);
  });

  it('are so many of one person at most, and what was sent does not count', async () => {
    const [first, second, third] = [await upload(), await upload(), await upload()];
    expect(await codeOf(store.admit(PERSON))).toBe('media.unsent');
    expect(await codeOf(upload())).toBe('media.unsent');
    expect(files()).toHaveLength(3);
    expect(await codeOf(upload('of somebody else', 'd'.repeat(24)))).toBe('taken');
    await say(first, GROUP);
    await expected(second);
    expect(await codeOf(upload())).toBe('taken');
    expect(await codeOf(upload())).toBe('taken');
    expect(await codeOf(upload())).toBe('media.unsent');
    await say(third);
    expect(await codeOf(upload())).toBe('taken');
  });

  it('are so many bytes of one person at most', async () => {
    await upload('x'.repeat(70));
    expect(await codeOf(upload('x'.repeat(31)))).toBe('media.unsent');
    expect(await codeOf(upload('x'.repeat(30)))).toBe('taken');
  });
});
