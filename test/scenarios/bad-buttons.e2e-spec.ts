import { newSecret, personOf, RESIDENT_COOKIE } from '../../src/bots/web/web-identity';
import type { Resident } from '../support/channels/driver';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { WebDriver } from '../support/channels/web.driver';
import { WechatDriver } from '../support/channels/wechat.driver';
import { testDatabase, type TestDatabase } from '../support/databases';
import { House } from '../support/house';
import { ticketsOf } from '../support/transcripts/tickets';

const LOADING_MS = 60_000;
const SECRET = 'house-secret';
const STREET = 'street-110105026';
const DAY = 86_400_000;
const USED = '这个按钮已经不用了';

let database: TestDatabase;
let house: House;
let update = 900_000_001;

beforeAll(async () => {
  // PostgreSQL takes less than SQLite does: no NUL, no half of a character.
  database = await testDatabase(process.env['TEST_WITHOUT_POSTGRES'] ? 'sqlite' : 'postgres');
  house = await House.start({
    channels: ['telegram', 'wechat', 'web'],
    desks: 'wechat',
    databaseUrl: database.url,
  });
}, LOADING_MS);
afterAll(async () => {
  await house.stop();
  await database.drop();
});
afterEach(() => expect(house.logger.lines.filter(({ level }) => level === 'error')).toEqual([]));

const settled = async (act: Promise<unknown>): Promise<void> => {
  await act;
  await house.idle();
};
const toSummary = async (person: Resident): Promise<void> => {
  await settled(person.say('望京街道花家地南里广场舞每晚吵到十点，电话13800138000'));
  for (const label of ['广场舞', '没有', '不公开']) await settled(person.press(label));
  const last = (await person.heard()).at(-1);
  expect(last?.choices[0]).toBe('确认提交');
};
const handIn = async (person: Resident) => {
  await settled(person.press('确认提交'));
  const other = (await person.heard()).flatMap(({ choices }) => choices).find((label) => /^不是同一件事/.test(label));
  if (other) await settled(person.press(other));
  const [ticket] = await ticketsOf(house, person.key);
  if (!ticket) throw new Error('there is no ticket');
  return ticket;
};
const textsOf = async (person: Pick<Resident, 'heard'>): Promise<string> =>
  (await person.heard()).map(({ text }) => text).join('\n');

describe('forged and old buttons on Telegram', () => {
  let driver: TelegramDriver;
  let person: Resident;
  let other: Resident;
  const idOf = ({ key }: Resident): number => Number(key.split(':').at(-1));

  beforeAll(async () => {
    driver = new TelegramDriver(house);
    person = await driver.resident({ name: '报事的', language: 'zh-CN' });
    other = await driver.resident({ name: '别人', language: 'zh-CN' });
  });

  /** A press as the platform would bring it, with data of whoever forged it. */
  const presses = async (who: number, data: unknown, chat: object = { id: who, type: 'private' }): Promise<void> => {
    const from = { id: who, is_bot: false, first_name: '别\u0000人' };
    const press = { id: String(update), from, message: { message_id: 7, date: 1, chat }, data };
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };
    const body = JSON.stringify({ update_id: update++, callback_query: press });
    const { status } = await fetch(`${house.url}/telegram/webhook`, { method: 'POST', headers, body });
    expect(status).toBe(200);
    await house.idle();
  };

  it('those of another person do nothing there, and say so here', async () => {
    await toSummary(person);
    const summary = house.telegram?.messages(idOf(person)).at(-1);
    for (const { callback_data: data } of summary?.buttons.slice(0, 2) ?? []) {
      await presses(idOf(other), data);
      expect(await textsOf(other)).toContain(USED);
    }
    expect(await ticketsOf(house, person.key)).toEqual([]);
  });

  it.each([
    ...['x', '__proto__', 'm1.99999999999999', 'm9999999999999999999999.0', 'm1.-1', 'm1.0\u0000'],
    ...['tk:constructor:aaaaaaaaaaaa', 'tk:accept:aaaaaaaaaaaa', 'rl:take:aaaaaaaaaaaaaa', '号'.repeat(99)],
  ])('the data %j is said to be old', async (data) => {
    await presses(idOf(other), data);
    expect(await textsOf(other)).toContain(USED);
  });

  it.each([[null], [12], [''], [{ a: 1 }], [['m1.0']]])('data that are no text are passed over: %j', async (data) => {
    await presses(idOf(other), data);
    expect(await other.heard()).toEqual([]);
  });

  it('a button of a question before shows the question that is open', async () => {
    await settled(person.pressOld('不公开'));
    const heard = await person.heard();
    expect(heard[0]?.text).toContain('这个按钮是前面的');
    expect(heard.at(-1)?.choices).toContain('确认提交');
  });

  it('those of a card of staff, and of the question how it went, are nobody else’s', async () => {
    const ticket = await handIn(person);
    await presses(idOf(other), `tk:accept:${ticket.id}`);
    await presses(idOf(other), `cb:${ticket.id}:yes`);
    const heard = await textsOf(other);
    expect(heard).toContain(USED);
    expect(heard).toContain('这次回访已经结束');
    const group = await driver.strangeGroup('路过的群');
    const chat = house.telegram?.people.createGroup({ title: '别的群' }).id ?? 0;
    await presses(idOf(other), `tk:accept:${ticket.id}`, { id: chat, type: 'group', title: '别的群' });
    expect(house.telegram?.messages(chat).map(({ text }) => text)).toEqual(['本群没有绑定单位，不能办单子。']);
    expect(await group.heard()).toEqual([]);
    expect((await ticketsOf(house, person.key))[0]?.state).toBe('dispatched');
  });

  it('a list that was put to a colleague is not mine, and I am told', async () => {
    const chat = house.telegram?.people.createGroup({ title: '花家地工作群' }).id ?? 0;
    const at = { id: chat, type: 'group', title: '花家地工作群' };
    const { id } = house.telegram?.people.createPerson({ first_name: '甲' }) ?? { id: 0 };
    house.telegram?.core.world.chats.get(chat)?.members.set(id, 'member');
    house.telegram?.people.says({ person: id, chat, text: `/bind ${await house.bindCode(STREET)}` });
    await house.idle();
    await presses(777_001, 'm1.0', at);
    await presses(777_002, 'm1.99', at);
    const said = house.telegram?.messages(chat).map(({ text }) => text) ?? [];
    expect(said.filter((text) => text.startsWith('这个按钮已经用过，或者是给别人的'))).toHaveLength(2);
    const mark = house.telegram?.mark() ?? 0;
    const [ticket] = await ticketsOf(house, person.key);
    const order = `进展 ${ticket?.number ?? ''} 在路上`;
    // What they say to each other may be as long and large as they like.
    for (const text of [order, '闲聊']) {
      house.telegram?.people.says({ person: id, chat, text: text.padEnd(9_000, '。') });
      house.telegram?.people.sendsVideo({ person: id, chat, size: 21_000_000, caption: text });
    }
    await house.idle();
    const told = (house.telegram?.messages(chat, mark) ?? []).map(({ text }) => text).join('\n');
    expect([told.split('只记下了前 8000 个字').length, told.split('文件太大，最多 20 MB').length]).toEqual([2, 2]);
    expect((await ticketsOf(house, person.key))[0]?.evidence_count).toBe(0);
  });

  it('a button of a draft that was let go says so', async () => {
    await toSummary(other);
    await house.wait(8 * DAY);
    await house.wait(60_000);
    expect(await textsOf(other)).toContain('没有提交');
    await settled(other.press('确认提交'));
    expect(await textsOf(other)).toContain(USED);
    expect(await ticketsOf(house, other.key)).toEqual([]);
  });
});

it('a quote of another person’s list on WeChat hands nothing in', async () => {
  const driver = new WechatDriver(house);
  const world = house.wechat;
  if (!world) throw new Error('this house is not on WeChat');
  const person = await driver.resident({ name: '报事的', language: 'zh-CN' });
  const other = await driver.resident({ name: '别人', language: 'zh-CN' });
  const idOf = ({ key }: Resident): string => key.split(':').at(-1) ?? '';
  await toSummary(person);
  const summary = world.fromBot(idOf(person)).at(-1);
  if (!summary) throw new Error('nothing was said');
  for (const answer of ['1', '99']) {
    world.quotes({ person: idOf(other) }, summary, answer);
    await house.idle();
    expect(await textsOf(other)).not.toBe('');
  }
  expect([await ticketsOf(house, person.key), await ticketsOf(house, other.key)]).toEqual([[], []]);
  const ticket = await handIn(person);
  const card = world.fromBot(house.wechatRoomOf(STREET)).at(-1);
  if (!card) throw new Error('there is no card');
  const elsewhere = world.addRoom('别的单位');
  elsewhere.members.add(idOf(other));
  world.quotes({ person: idOf(other), room: elsewhere.id }, card, '1');
  world.quotes({ person: idOf(other), room: elsewhere.id }, card, '签收');
  await house.idle();
  expect((await ticketsOf(house, person.key))[0]).toMatchObject({ id: ticket.id, state: 'dispatched' });
  expect(world.fromBot(elsewhere.id).map(({ text }) => text)).not.toContain(ticket.number);
});

it('a choice of another page is said to be old, and one that cannot be is refused', async () => {
  const person = await new WebDriver(house).resident({ name: '报事的', language: 'zh-CN' });
  await toSummary(person);
  const secret = newSecret();
  const other = `web:web:${personOf(secret)}`;
  const headers = { cookie: `${RESIDENT_COOKIE}=${secret}`, 'sec-fetch-site': 'same-origin' };
  const say = async (said: object): Promise<number> => {
    const clientId = crypto.randomUUID();
    const body = JSON.stringify({ clientId, language: 'zh-CN', ...said });
    const sent = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
    const { status } = await fetch(`${house.url}/api/chat/messages`, sent);
    await house.idle();
    return status;
  };
  const press = (token: unknown, messageId = 'aaaaaaaa'): Promise<number> =>
    say({ press: { token, messageId, label: '确认提交' } });
  expect(await press('m4.0')).toBe(202);
  const heard = await (await fetch(`${house.url}/api/chat/messages?limit=9`, { headers })).text();
  expect(heard).toContain(USED);
  expect([await press('m'.repeat(65)), await press(''), await press(4), await press('m4.0', '../x')]).toEqual([
    ...[400, 400, 400, 400],
  ]);
  expect([await ticketsOf(house, person.key), await ticketsOf(house, other)]).toEqual([[], []]);
});
