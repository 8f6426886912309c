import type { ChannelDriver, Resident } from '../support/channels/driver';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { WebDriver } from '../support/channels/web.driver';
import { WechatDriver } from '../support/channels/wechat.driver';
import { House } from '../support/house';
import { ticketsOf } from '../support/transcripts/tickets';

const LOADING_MS = 60_000;
const SECRET = 'house-secret';
/** Telegram lets nobody write more than 4,096 at once; the web page refuses over 5,000 at its door; WeChat passes all on. */
const LONG = { telegram: 4_000, wechat: 8_100, web: 8_100 };
const CHANNELS: Record<'telegram' | 'wechat' | 'web', (house: House) => ChannelDriver> = {
  telegram: (house) => new TelegramDriver(house),
  wechat: (house) => new WechatDriver(house),
  web: (house) => new WebDriver(house),
};

/** What a person may write where words are asked for, and what of it must still be readable afterwards. */
const STRANGE: Record<string, [said: string, kept: string]> = {
  SQL: [`路灯不亮'); DROP TABLE tickets;--`, `DROP TABLE tickets`],
  HTML: ['路灯不亮<script>alert(1)</script><b>', '<script>alert(1)</script><b>'],
  'zero-width text': ['路\u200b灯\u200d不\ufeff亮', '路灯不亮'],
  'right-to-left text': ['\u202e路灯不亮 مرحبا', '路灯不亮 مرحبا'],
};

describe.each(['telegram', 'wechat', 'web'] as const)('bad input on %s', (channel) => {
  let house: House;
  let driver: ChannelDriver;

  beforeAll(async () => {
    house = await House.start({ channels: [channel] });
    driver = CHANNELS[channel](house);
  }, LOADING_MS);
  afterAll(() => house.stop());

  const settled = async (act: Promise<void>): Promise<void> => {
    await act;
    await house.idle();
  };
  const complain = async (person: Resident, words: string): Promise<string> => {
    await settled(person.say(`望京街道花家地南里广场舞每晚吵到十点，电话13800138000。${words}`));
    await settled(person.press('广场舞'));
    await settled(person.press('没有'));
    await settled(person.press('不公开'));
    await settled(person.press('确认*'));
    const said = await person.heard();
    const heard = said.map(({ text }) => text).join('\n---\n');
    const alone = said.flatMap(({ choices }) => choices).find((label) => label.startsWith('不是同一件事'));
    if (alone) await settled(person.press('不是同一件事*'));
    const [ticket] = await ticketsOf(house, person.key);
    if (!ticket) throw new Error(`there is no ticket; heard:\n${heard}`);
    return JSON.stringify(ticket);
  };

  it.each(Object.entries(STRANGE))('%s reaches the ticket as words', async (name, [said, kept]) => {
    const person = await driver.resident({ name, language: 'zh-CN' });
    expect(await complain(person, said)).toContain(kept);
    expect(house.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('answers a text that is too long with what was kept of it', async () => {
    const person = await driver.resident({ name: '话多的人', language: 'zh-CN' });
    const long = '路灯不亮，'.repeat(LONG[channel] / 5);
    if (channel === 'web') {
      await expect(person.say(long)).rejects.toThrow('413 {"error":{"code":"text.tooLong"');
      await settled(person.say('路灯不亮'));
    } else await settled(person.say(long));
    const heard = (await person.heard()).map(({ text }) => text).join('\n');
    expect(heard).not.toBe('');
    expect(heard.includes('只记下了前 8000 个字')).toBe(channel === 'wechat');
    expect(house.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('keeps silent in a group where people talk to each other, and serves the resident beside it', async () => {
    const group = await driver.unitGroup('street-110105026');
    const people = await Promise.all(Array.from({ length: 20 }, (_, index) => group.person(`同事${index}`)));
    await group.heard();
    const chatter = people.map(async (one) => {
      for (let round = 0; round < 10; round += 1) await one.say(`今天第 ${round} 次说说天气`);
    });
    const person = await driver.resident({ name: '旁边的人', language: 'zh-CN' });
    expect(await complain(person, '旁边很吵')).toContain('旁边很吵');
    await Promise.all(chatter);
    await house.idle();
    expect((await group.heard()).filter(({ text }) => !text.includes('BJ-'))).toEqual([]);
  });

  it('answers a storm of stickers once', async () => {
    if (!driver.can('sticker')) return;
    const person = await driver.resident({ name: '贴纸', language: 'zh-CN' });
    for (let index = 0; index < 30; index += 1) await person.sticker();
    await house.idle();
    expect(await person.heard()).toHaveLength(1);
    await settled(person.say('望京街道花家地南里的路灯不亮'));
    expect((await person.heard()).map(({ text }) => text).join()).toContain('哪一类');
  });
});

describe('bad posts to the webhook of Telegram', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.start({ channels: ['telegram'] });
  }, LOADING_MS);
  afterAll(() => house.stop());

  const post = async (body: string, secret: string): Promise<number> => {
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
    return (await fetch(`${house.url}/telegram/webhook`, { method: 'POST', headers, body })).status;
  };

  // Bodies are made when they are posted: jest would print twenty megabytes.
  it.each<[string, number[], () => string, string]>([
    ['a wrong secret', [401, 403], () => '{"update_id":1}', 'wrong'],
    ['what is no JSON', [400], () => '{"update_id":', SECRET],
    ['20 MB', [413], () => JSON.stringify({ update_id: 2, message: { text: 'a'.repeat(20_000_000) } }), SECRET],
    ['an unknown kind', [200], () => '{"update_id":3,"something_new":{"id":"1\\u0000"}}', SECRET],
  ])('%s is refused or passed over, and the next person is heard', async (name, statuses, body, secret) => {
    expect(statuses).toContain(await post(body(), secret));
    const person = await new TelegramDriver(house).resident({ name, language: 'zh-CN' });
    await person.say('路灯不亮');
    await house.idle();
    expect(await person.heard()).not.toEqual([]);
    expect(house.logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
