import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseConnections } from '../../src/database';
import type { EvidenceJob } from '../../src/evidence';
import { EvidenceVault } from '../../src/evidence';
import { ForeignMedia } from '../../src/bots';
import { AppError } from '../../src/shared/app-error';
import type { MediaKind, Part } from '../../src/shared/chat';
import { inbound } from '../builders/inbound-message';
import { aPicture, aVoiceNote } from '../builders/media.builder';
import { FakeAdapter } from '../fakes/fake-adapter';
import { FakeTime } from '../fakes/fake-time';
import { BotsHouse, emptied } from '../support/bots-house';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { evidenceFor } from '../support/evidence';
import { breathe, until } from '../support/until';

const PLACE = { lat: 39.9959, lon: 116.4806 };
const TALK = 'fake:c1:p1';
const DAY = 86_400_000;

/** A platform that holds files, until their links end. */
class Platform extends FakeAdapter {
  readonly files = new Map<string, Buffer | AppError>();
  readonly asked: string[] = [];
  readonly released: string[] = [];
  /** Held open until the test lets go. */
  gate: Promise<void> = Promise.resolve();

  override async fetchMedia(ref: string = ''): Promise<{ bytes: Buffer; mime: string }> {
    this.asked.push(ref);
    await this.gate;
    const file = this.files.get(ref) ?? new AppError('media.gone');
    if (file instanceof AppError) throw file;
    return { bytes: file, mime: 'application/octet-stream' };
  }

  releaseMedia(ref: string): Promise<void> {
    this.released.push(ref);
    return Promise.resolve();
  }
}

onBothDatabases('evidence', (dialect) => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let platform: Platform;
  let house: BotsHouse;
  let mediaDir: string;

  beforeAll(async () => {
    home = await testDatabase(dialect);
    database = await home.connect();
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
  beforeEach(async () => {
    await emptied(database);
    mediaDir = mkdtempSync(join(tmpdir(), 'yingsheng-evidence-'));
    platform = new Platform();
    house = housed(platform);
    await house.carriage.evidence.start();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await house.carriage.evidence.stop();
    rmSync(mediaDir, { recursive: true, force: true });
  });

  const housed = (
    adapter: Platform,
    time = new FakeTime(),
    given: Parameters<typeof evidenceFor>[1] = {},
  ): BotsHouse => {
    const evidence = evidenceFor(database.unitOfWork, { clock: time, mediaDir, ...given });
    return new BotsHouse(database, time, undefined, adapter, undefined, database.unitOfWork, evidence);
  };
  const media = (ref: string, kind: MediaKind = 'photo'): Part => ({ t: 'media', kind, ref });
  const say = (...parts: Part[]) => house.carriage.intake.take(inbound({ parts }));
  const idle = () => until(() => !house.carriage.evidence.busy && house.carriage.lanes.load().lanes === 0, 'evidence');
  const row = async (ref: string) => (await house.rows(`SELECT * FROM evidence_items WHERE ref = '${ref}'`))[0];
  const later = async (ms: number): Promise<void> => {
    house.time.advance(ms);
    await idle();
  };

  it('is fetched as soon as it was heard of, cleaned, and kept under the hash of what is left', async () => {
    platform.files.set('a', await aPicture(PLACE));
    await say(media('a'));
    await idle();
    const kept = await row('a');
    expect(kept).toMatchObject({ state: 'kept', kind: 'photo', mime: 'image/jpeg', thumbnail: 1, next_at: null });
    const file = await house.evidence.items.find({ channel: 'fake', account: 'bot', ref: 'a' });
    const bytes = await house.evidence.vault.files.read(file!);
    expect(bytes.includes('Secret Camera')).toBe(false);
    expect(bytes.length).toBe(Number(kept?.['bytes']));
    const small = await Promise.all([house.evidence.vault.thumbnail(file!), house.evidence.vault.thumbnail(file!)]);
    expect(small).toEqual([house.evidence.vault.files.thumbnailPath(file!), small[0]]);
    expect(existsSync(small[0]!)).toBe(true);
    expect(platform.released).toEqual(['a']);
  });

  it('costs nothing where there is none, and one statement for any number', async () => {
    const statements = async (...parts: Part[][]): Promise<number> => {
      let count = 0;
      await database.unitOfWork.run(async (sql) => {
        const { query, insert } = sql;
        const counted = { ...sql, dialect: sql.dialect, in: sql.in.bind(sql) };
        counted.query = ((...args: Parameters<typeof query>) => ((count += 1), query.apply(sql, args))) as typeof query;
        counted.insert = ((...args: Parameters<typeof insert>) => (
          (count += 1),
          insert.apply(sql, args)
        )) as typeof insert;
        const expected = parts.flat().flatMap((part) => (part.t === 'media' ? [part] : []));
        const named = expected.map(({ ref, kind }) => ({
          channel: 'fake',
          account: 'bot',
          ref,
          kind,
          conversation: null,
        }));
        await house.evidence.items.expect(counted, named);
      });
      return count;
    };
    expect(await statements([{ t: 'text', text: '路灯' }])).toBe(0);
    expect(await statements([media('a')])).toBe(1);
    expect(await statements(Array.from({ length: 300 }, (_, at) => media(`m${at}`)))).toBe(1);
  });

  it('of a group is its own affair until a ticket takes it', async () => {
    platform.files.set('a', await aPicture(PLACE));
    await house.carriage.intake.take(inbound({ parts: [media('a')], chat: { id: 'g1', scope: 'group' } }));
    await idle();
    expect(await row('a')).toBeUndefined();
    await database.unitOfWork.run((sql) =>
      house.evidence.items.attach(sql, [{ channel: 'fake', account: 'bot', ref: 'a', kind: 'photo' }]),
    );
    await idle();
    expect(await row('a')).toMatchObject({ state: 'kept', owned: 1, lat: null, tell_at: null });
  });

  it('tells the conversation once where a photo was taken, and then forgets it', async () => {
    platform.files.set('a', await aPicture(PLACE));
    await say(media('a'));
    await idle();
    const found = house.conversation.batches.flat().filter(({ type }) => type === 'found');
    expect(found).toEqual([
      {
        type: 'found',
        key: TALK,
        findings: [
          expect.objectContaining({ ref: 'a', words: null, place: expect.objectContaining({ lat: 39.9959 }) }),
        ],
      },
    ]);
    expect(await row('a')).toMatchObject({ lat: null, lon: null, tell_at: null });
    await later(60_000);
    expect(await house.heard(TALK)).toHaveLength(2);
  });

  it('tells again when the turn that was told failed, and not when it did not', async () => {
    platform.files.set('a', await aPicture(PLACE));
    house.conversation.trips = (event) => (event.type === 'found' ? new Error('no') : null);
    await say(media('a'));
    await house.through(until(() => house.logger.lines.some(({ level }) => level === 'error'), 'the failure'));
    await idle();
    expect(await row('a')).toMatchObject({ state: 'kept' });
    house.conversation.trips = () => null;
    await later(601_000);
    expect(await house.heard(TALK)).toHaveLength(2);
  });

  it('that was fetched when the process ended before it was written down is fetched again, into the same file', async () => {
    platform.files.set('a', await aPicture(PLACE));
    const { vault } = house.evidence;
    const keep = vault.keep.bind(vault);
    let written = false;
    // The file lies there, and then nothing more happens.
    jest.spyOn(vault, 'keep').mockImplementation(async (bytes) => {
      await keep(bytes);
      written = true;
      return new Promise(() => undefined);
    });
    await say(media('a'));
    await until(() => written);
    expect(await row('a')).toMatchObject({ state: 'fetch', hash: null });
    house = housed(platform, new FakeTime(house.time.ms + 610_000));
    await house.carriage.evidence.start();
    await idle();
    expect(await row('a')).toMatchObject({ state: 'kept' });
    expect(platform.asked).toEqual(['a', 'a']);
    expect(readdirSync(join(mediaDir, 'evidence')).filter((name) => name !== 'incoming')).toHaveLength(1);
  });

  it('in two hands at once is fetched by one', async () => {
    let open = (): void => undefined;
    platform.gate = new Promise((resolve) => (open = resolve));
    platform.files.set('a', await aPicture());
    const other = housed(platform, house.time);
    await say(media('a'));
    await until(() => platform.asked.length === 1);
    // On SQLite no second process writes; a second start would take back what the first has in hand.
    if (dialect === 'postgres') await other.carriage.evidence.start();
    other.carriage.evidence.kick();
    await breathe();
    expect(platform.asked).toEqual(['a']);
    open();
    await idle();
    expect(await row('a')).toMatchObject({ state: 'kept' });
    await other.carriage.evidence.stop();
  });

  it('done twice does no harm: the second finds nothing to write', async () => {
    const bytes = await aPicture(PLACE);
    platform.files.set('a', bytes);
    await say(media('a'));
    await idle();
    const before = await row('a');
    const { file } = await house.evidence.vault.keep(bytes);
    const job: EvidenceJob = {
      ...{ channel: 'fake', account: 'bot', ref: 'a' },
      step: 'fetch',
      tries: 1,
      kind: 'photo',
      conversation: TALK,
      fileName: null,
      isLate: false,
      file: null,
    };
    await database.unitOfWork.run((sql) =>
      house.evidence.queue.fetched(sql, [{ job, fetched: { file, place: PLACE, hear: true } }]),
    );
    expect(await row('a')).toEqual(before);
  });

  it('whose platform is away is tried again for two days, is late meanwhile, and comes after all', async () => {
    platform.files.set('a', new AppError('media.unavailable'));
    await say(media('a'));
    await idle();
    const name = { channel: 'fake', account: 'bot', ref: 'a' };
    expect([...(await house.evidence.items.troubled([name])).values()]).toEqual([]);
    await later(5_000);
    await idle();
    expect(platform.asked).toHaveLength(2);
    expect([...(await house.evidence.items.troubled([name])).values()]).toEqual(['late']);
    expect(house.conversation.evidence).toEqual([name]);
    await later(20_000);
    expect(house.conversation.evidence).toHaveLength(1);
    platform.files.set('a', await aPicture());
    await later(60_000);
    expect(await row('a')).toMatchObject({ state: 'kept', error: null });
    expect(house.conversation.evidence).toEqual([name, name]);
  });

  it('is given up in the end', async () => {
    platform.files.set('a', new AppError('media.unavailable'));
    await say(media('a'));
    for (let days = 0; days < 12; days += 1) await later(DAY);
    expect(await row('a')).toMatchObject({ state: 'lost', error: 'media.unavailable', next_at: null });
    expect(platform.asked).toHaveLength(10);
    expect(house.conversation.evidence).toHaveLength(2);
  });

  it.each(['media.gone', 'media.tooLarge'])('that can never come (%s) is lost at once', async (code) => {
    platform.files.set('a', new AppError(code));
    await say(media('a'));
    await idle();
    expect(await row('a')).toMatchObject({ state: 'lost', error: code });
    expect(platform.asked).toHaveLength(1);
  });

  it('that is larger than is taken is lost, whatever the platform said of it', async () => {
    await house.carriage.evidence.stop();
    house = housed(platform, new FakeTime(), { maxBytes: 100 });
    await house.carriage.evidence.start();
    platform.files.set('a', await aPicture());
    await say(media('a'));
    await idle();
    expect(await row('a')).toMatchObject({ state: 'lost', error: 'media.tooLarge' });
  });

  it('of a channel that is off waits for it', async () => {
    await house.carriage.intake.take(inbound({ parts: [media('a')], account: 'other' }));
    await idle();
    expect(await row('a')).toMatchObject({ state: 'fetch', error: 'media.unavailable' });
  });

  it('is what its bytes are, not what was said of it', async () => {
    platform.files.set('a', aVoiceNote('路灯'));
    await say(media('a', 'file'));
    await idle();
    expect(await row('a')).toMatchObject({ kind: 'voice', mime: 'audio/ogg', extension: 'ogg', state: 'kept' });
  });

  it('is shown to another channel from here, when its platform has it no more', async () => {
    platform.files.set('a', await aPicture(PLACE));
    await say(media('a'));
    await idle();
    platform.files.clear();
    const foreign = new ForeignMedia(house.evidence);
    foreign.know(platform);
    const { bytes, mime } = await foreign.fetch({ channel: 'fake', account: 'bot' }, 'a');
    expect([mime, bytes.includes('Secret Camera')]).toEqual(['image/jpeg', false]);
  });

  it('is shown to another channel cleaned, also before it was kept or when the file is gone', async () => {
    const foreign = new ForeignMedia(house.evidence);
    foreign.know(platform);
    const source = { channel: 'fake', account: 'bot' };
    platform.files.set('a', await aPicture(PLACE));
    expect((await foreign.fetch(source, 'a')).bytes.includes('Secret Camera')).toBe(false);
    await say(media('a'));
    await idle();
    const file = await house.evidence.items.find({ ...source, ref: 'a' });
    rmSync(house.evidence.vault.files.path(file!));
    expect((await foreign.fetch(source, 'a')).bytes.includes('Secret Camera')).toBe(false);
    await expect(foreign.fetch({ channel: 'fake', account: 'off' }, 'a')).rejects.toMatchObject({
      code: 'media.unavailable',
    });
  });

  it('that no ticket took is forgotten, with its file when nobody else has it', async () => {
    const same = await aPicture();
    for (const ref of ['loose', 'twin', 'held']) platform.files.set(ref, ref === 'loose' ? await aPicture() : same);
    await say(media('loose'), media('twin'), media('held'));
    await idle();
    await database.unitOfWork.run((sql) =>
      house.evidence.items.attach(sql, [{ channel: 'fake', account: 'bot', ref: 'held', kind: 'photo' }]),
    );
    const find = (ref: string) => house.evidence.items.find({ channel: 'fake', account: 'bot', ref });
    const [loose, held] = [await find('loose'), await find('held')];
    await house.carriage.timers.run();
    expect(await find('loose')).not.toBeNull();
    house.time.advance(31 * DAY);
    await house.carriage.timers.run();
    expect([await find('loose'), await find('twin')]).toEqual([null, null]);
    expect(await find('held')).not.toBeNull();
    const { files } = house.evidence.vault;
    expect([loose, held].map((file) => existsSync(files.path(file!)))).toEqual([false, true]);
  });

  it('keeps the process and the other jobs going when one brings nothing but trouble', async () => {
    platform.files.set('good', await aPicture());
    jest.spyOn(EvidenceVault.prototype, 'keep').mockRejectedValueOnce(new AppError('media.cannotKeep'));
    platform.files.set('bad', await aPicture());
    await say(media('bad'));
    await idle();
    await say(media('good'));
    await idle();
    expect(await row('good')).toMatchObject({ state: 'kept' });
    expect(await row('bad')).toMatchObject({ state: 'fetch', error: 'media.cannotKeep' });
    await later(5_000);
    expect(await row('bad')).toMatchObject({ state: 'kept' });
  });
});
