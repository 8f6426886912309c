import { aPicture } from '../builders/media.builder';
import type { ChannelDriver, Heard, Resident } from '../support/channels/driver';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { WebDriver } from '../support/channels/web.driver';
import { WechatDriver } from '../support/channels/wechat.driver';
import { testDatabase, type TestDatabase } from '../support/databases';
import { House } from '../support/house';
import { ticketsOf } from '../support/transcripts/tickets';

const LOADING_MS = 60_000;
const TOO_LARGE = 21 * 1_048_576;
const DAY = 86_400_000;
/** What a platform, a puppet or a forger calls an instant: seconds, milliseconds, and what is no time at all. */
const INSTANTS = [0, -1, 1, 32_503_680_000, 4_102_444_800_000, 1e300, Number.NaN, 'yesterday', null, undefined];

let database: TestDatabase;
let house: House;
const drivers: Record<'telegram' | 'wechat' | 'web', () => ChannelDriver> = {
  telegram: () => new TelegramDriver(house),
  wechat: () => new WechatDriver(house),
  web: () => new WebDriver(house),
};
const channels = ['telegram', 'wechat', 'web'] as const;

beforeAll(async () => {
  // PostgreSQL takes less than SQLite does: no NUL, no half of a character.
  database = await testDatabase(process.env['TEST_WITHOUT_POSTGRES'] ? 'sqlite' : 'postgres');
  house = await House.start({ channels, telegram: 'polling', databaseUrl: database.url });
}, LOADING_MS);
afterAll(async () => {
  await house.stop();
  await database.drop();
});

const settled = async (act: Promise<unknown>): Promise<void> => {
  await act;
  await house.idle();
};
const said = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join('\n');
const errors = () => house.logger.lines.filter(({ level }) => level === 'error');
const handIn = async (person: Resident) => {
  for (const label of ['不公开', '确认提交']) await settled(person.press(label));
  const other = (await person.heard()).flatMap(({ choices }) => choices).find((label) => /^不是同一件事/.test(label));
  if (other) await settled(person.press(other));
  await person.heard();
  const [ticket] = await ticketsOf(house, person.key);
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
};

describe.each(channels)('files on %s', (channel) => {
  const resident = (): Promise<Resident> => drivers[channel]().resident({ name: '拍照的', language: 'zh-CN' });

  it('twenty photos at once and one by one, at any moment, are answered in few words and kept', async () => {
    const person = await resident();
    for (let one = 0; one < 10; one += 1) await person.send({ kind: 'photo' });
    await house.idle();
    expect(said(await person.heard())).toMatch(/^记下了：照片 \d+ 个。\n\n请说说/);
    await settled(person.say('望京街道花家地南里广场舞每晚吵到十点，电话13800138000'));
    await person.heard();
    await settled(person.album(10));
    expect((await person.heard()).length).toBeLessThanOrEqual(1);
    await settled(person.press('广场舞'));
    await settled(person.album(10));
    expect((await person.heard()).length).toBeLessThanOrEqual(2);
    expect((await handIn(person)).evidence_count).toBe(20);
    for (let one = 0; one < 10; one += 1) await person.send({ kind: 'photo' });
    await house.idle();
    expect(await person.heard()).toHaveLength(1);
    expect(errors()).toEqual([]);
  });

  it('one that is too large, or empty, is told of wherever it comes, and is no evidence', async () => {
    const person = await resident();
    const refused: unknown[] = [];
    const sends = (medium: Parameters<Resident['send']>[0]): Promise<void> =>
      settled(person.send(medium).catch((error: unknown) => refused.push(error)));
    const large = async (): Promise<string> => {
      await sends({ kind: 'video', bytes: TOO_LARGE });
      return channel === 'web' ? String(refused.pop()) : said(await person.heard());
    };
    const isTold = expect.stringMatching(/文件太大，最多 20 MB|413 .*media\.tooLarge/) as string;
    // Where only the bytes tell the size they must travel, and once is enough.
    const isQuick = channel === 'telegram';
    if (isQuick) expect(await large()).toEqual(isTold);
    await settled(person.say('望京街道花家地南里广场舞每晚吵到十点，电话13800138000'));
    expect(said(await person.heard())).toContain('哪一类');
    expect(await large()).toEqual(isTold);
    await settled(person.press('广场舞'));
    await person.heard();
    await sends({ kind: 'photo', content: Buffer.alloc(0) });
    const heard = channel === 'web' ? String(refused.pop()) : said(await person.heard());
    expect(heard).toMatch(/有一个文件没有收到|400 .*media\.empty/);
    if (isQuick) expect(await large()).toEqual(isTold);
    await settled(person.send({ kind: 'photo' }));
    await settled(person.press('发完了'));
    expect((await handIn(person)).evidence_count).toBe(1);
    expect(errors()).toEqual([]);
  });

  it('names that are no names, types that lie and broken EXIF do no harm', async () => {
    const person = await resident();
    await settled(person.say('望京街道花家地南里广场舞每晚吵到十点，电话13800138000'));
    await settled(person.press('广场舞'));
    const names = ['../../etc/passwd', 'a\0b.pdf', 'x\u202egpj.exe', `${'长'.repeat(300)}.pdf`, '\ud83d.pdf', '..'];
    for (const [at, name] of names.entries()) {
      await settled(person.send({ kind: 'file', name, content: Buffer.from(`%PDF-1.4 ${channel} ${at}`) }));
    }
    const picture = await aPicture({ lat: 39.9959, lon: 116.4703 });
    const exif = picture.indexOf('Exif');
    const broken = Buffer.concat([
      picture.subarray(0, exif + 10),
      Buffer.alloc(400, 0xff),
      picture.subarray(exif + 410),
    ]);
    for (const [name, content] of [
      ['灯.jpg', Buffer.from(`MZ ${channel} <script>`)],
      ['灯.pdf', picture],
      ['灯.png', broken],
      ['灯.heic', picture.subarray(0, 200)],
    ] as const) {
      await settled(person.send({ kind: 'file', name, content }));
    }
    await settled(person.press('发完了'));
    const ticket = await handIn(person);
    expect(ticket.evidence_count).toBe(10);
    const rows = await house.database.unitOfWork.read<{ file_name: string | null; state: string; mime: string }>(
      `SELECT i.file_name, i.state, i.mime FROM evidence_items i JOIN ticket_evidence e
        ON e.channel = i.channel AND e.account = i.account AND e.ref = i.ref WHERE e.ticket_id = ?`,
      [ticket.id],
    );
    expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'kept'));
    for (const { file_name: name } of rows) {
      expect(name ?? '').not.toMatch(/[/\\\0\u202e]|^\.+$/);
      expect((name ?? '').length).toBeLessThanOrEqual(120);
    }
    expect(rows.filter(({ mime }) => mime === 'application/pdf')).toHaveLength(6);
    expect(errors()).toEqual([]);
  });
});

describe('the instants that a platform tells', () => {
  it('change nothing on Telegram: clocks start when we received', async () => {
    const person = await drivers.telegram().resident({ name: '时间旅行者', language: 'zh-CN' });
    const id = Number(person.key.split(':').at(-1));
    for (const [at, date] of INSTANTS.entries()) {
      const from = { id, is_bot: false, first_name: '甲' };
      const text = at ? '你好' : '望京街道花家地南里广场舞每晚吵到十点，电话13800138000';
      const message = { message_id: 9_000_000 + at, from, chat: { id, type: 'private' }, date, text };
      house.telegram?.core.desk.push({ message } as never);
    }
    await house.idle();
    for (const label of ['广场舞', '没有']) await settled(person.press(label));
    const { id: ticketId } = await handIn(person);
    await expectFresh(ticketId);
  });

  it('change nothing on WeChat, where puppets count as they like', async () => {
    const world = house.wechat;
    const person = await drivers.wechat().resident({ name: '时间旅行者', language: 'zh-CN' });
    if (!world) throw new Error('this house is not on WeChat');
    await settled(person.say('望京街道花家地南里广场舞每晚吵到十点，电话13800138000'));
    const spot = { person: person.key.split(':').at(-1) ?? '' };
    for (const at of INSTANTS) {
      // What is read of a message is read after it was told of.
      world.says(spot, '你好').at = at as number;
      world.sendsFile(spot, 6, { name: 'a.jpg', bytes: Buffer.from('ffd8ffe000', 'hex') }).at = at as number;
    }
    await house.idle();
    await settled(person.press('广场舞'));
    await settled(person.say('发完了'));
    const ticket = await handIn(person);
    expect(ticket.evidence_count).toBe(INSTANTS.length);
    await expectFresh(ticket.id);
    expect(errors()).toEqual([]);
  });

  async function expectFresh(ticketId: string): Promise<void> {
    const [row] = await house.database.unitOfWork.read<Record<string, string | number>>(
      'SELECT submitted_at, resolve_by FROM tickets WHERE id = ?',
      [ticketId],
    );
    const now = house.clock.ms;
    expect(now - Number(row?.submitted_at)).toBeLessThan(DAY);
    expect(Number(row?.resolve_by) - now).toBeGreaterThan(0);
  }
});

it('a broken payload, and a puppet that throws, cost the next person nothing on WeChat', async () => {
  const world = house.wechat;
  if (!world) throw new Error('this house is not on WeChat');
  const person = await drivers.wechat().resident({ name: '旁边的人', language: 'zh-CN' });
  const spot = { person: person.key.split(':').at(-1) ?? '' };
  const broken: object[] = [
    { text: 12 },
    { type: 'text', text: {} },
    { type: -1 },
    { talkerId: null },
    { talkerId: 'nobody' },
    { roomId: 'no-such-room' },
    { roomId: 12, mentions: 'all' },
    { type: 8, place: { latitude: 'north', longitude: Number.NaN } },
    { type: 6, file: null },
  ];
  for (const change of broken) Object.assign(world.says(spot, '你好'), change);
  Object.defineProperty(world.says(spot, '你好'), 'text', {
    get: () => {
      throw new Error('the puppet is broken');
    },
  });
  world.nonsense();
  for (const id of [undefined, null, {}, '']) world.redeliver(id as string);
  await settled(person.say('望京街道花家地南里的路灯不亮'));
  expect(said(await person.heard())).toContain('哪一类');
  const lost = errors().map(({ message }) => message);
  expect(new Set(lost)).toEqual(new Set(['a wechat message could not be read and is lost']));
  house.logger.lines.splice(0);
});

it('two hundred who chatter and send stickers in groups hinder no resident beside them', async () => {
  const sides = ['telegram', 'wechat'] as const;
  const groups = await Promise.all(sides.map((channel) => drivers[channel]().strangeGroup('邻居群')));
  const members = await Promise.all(
    groups.flatMap((group) => Array.from({ length: 200 }, (_, at) => group.person(`邻居${at}`))),
  );
  await Promise.all(groups.map((group) => group.heard()));
  const chatter = members.map(async (one, at) => {
    await one.say(`今天天气不错 ${at}`);
    if (at % 4 === 0) await one.sticker();
  });
  const talks = sides.map(async (channel) => {
    const person = await drivers[channel]().resident({ name: '居民', language: 'zh-CN' });
    for (let sticker = 0; sticker < 30; sticker += 1) await person.sticker();
    await settled(person.say('望京街道花家地南里广场舞每晚吵到十点，电话13800138000'));
    expect((await person.heard()).map(({ choices }) => choices.length)).toEqual([0, 2]);
    for (const label of ['广场舞', '没有']) await settled(person.press(label));
    await handIn(person);
  });
  await Promise.all([...chatter, ...talks]);
  await house.idle();
  for (const group of groups) expect(await group.heard()).toEqual([]);
  expect(errors()).toEqual([]);
});
