import type { ChannelDriver, ChatPerson, Group } from '../support/channels/driver';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { WechatDriver } from '../support/channels/wechat.driver';
import { House } from '../support/house';

const UNIT = 'street-110105026';
const LOADING_MS = 60_000;
const MINUTE = 60_000;
const DRIVERS: Record<'telegram' | 'wechat', (house: House) => ChannelDriver> = {
  telegram: (house) => new TelegramDriver(house),
  wechat: (house) => new WechatDriver(house),
};

describe.each(['telegram', 'wechat'] as const)('new tickets of a group on %s', (channel) => {
  let house: House;
  let group: Group;
  let clerk: ChatPerson;
  const open = async (name: string, words: string, category: string): Promise<void> => {
    const person = await DRIVERS[channel](house).resident({ name, language: 'zh-CN' });
    const steps = [
      () => person.say(words),
      ...[category, '没有', '不公开', '确认提交'].map((one) => () => person.press(one)),
    ];
    for (const step of steps) {
      await step();
      await house.idle();
    }
    expect((await person.heard()).map(({ text }) => text).join('\n')).toContain('已经提交');
  };
  const dances = (at: string) => open(`${at}的居民`, `望京街道${at}广场舞每晚吵到十点，电话13800138000`, '广场舞');
  const dogs = (at: string) => open(`${at}的老人`, `望京街道${at}昨天起有流浪狗追人，电话13900139000`, '流浪动物');
  const heard = async () => (await group.heard()).map(({ text }) => text);

  beforeAll(async () => {
    house = await House.start({ channels: [channel, 'web'] });
    group = await DRIVERS[channel](house).unitGroup(UNIT);
    clerk = await group.person('王师傅');
  }, LOADING_MS);
  afterAll(() => house.stop());

  it('are one message after a minute, also when the program was started again meanwhile', async () => {
    await dances('花家地南里');
    await dogs('南湖东园');
    await dances('大西洋新城');
    expect(await heard()).toEqual([expect.stringContaining('花家地南里')]);
    await house.restart();
    await house.wait(MINUTE);
    const list = await heard();
    expect(list).toEqual([expect.stringMatching(/^新到 2 个单子[\s\S]*南湖东园[\s\S]*大西洋新城/)]);
    expect(list[0]).not.toMatch(/13[89]001/);
    await house.wait(MINUTE);
    expect(await heard()).toEqual([]);
  });

  it('are accepted from there, and have a card of their own then', async () => {
    await clerk.reply('新到 2 个单子', { text: '0003' });
    await house.idle();
    expect((await heard()).join('\n')).toMatch(/-0003-[\s\S]*待签收/);
    const list = (texts: readonly string[]) =>
      texts.filter((text) => text.startsWith('新到')).map((text) => text.split('\n')[0]);
    await clerk.press('签收 0002');
    await house.idle();
    const first = await heard();
    expect(first.join('\n')).toMatch(/-0002-[\s\S]*已签收 · 王师傅/);
    await clerk.say('签收 0003');
    await house.idle();
    const second = await heard();
    expect(second.join('\n')).toMatch(/-0003-[\s\S]*已签收 · 王师傅/);
    // The list itself shows it, where a message can be changed.
    const shown = channel === 'telegram' ? ['新到 2 个单子，还有 1 个待签收', '新到 2 个单子，没有待签收的了'] : [];
    expect([...list(first), ...list(second)]).toEqual(shown);
  });

  it('come in the morning when they can wait', async () => {
    await house.wait(14 * 60 * MINUTE);
    await heard();
    await dogs('大西洋新城');
    expect(await heard()).toEqual([]);
    await house.wait(8 * 60 * MINUTE);
    expect((await heard()).filter((text) => text.startsWith('工单'))).toEqual([
      expect.stringMatching(/-0004-[\s\S]*大西洋新城/),
    ]);
  });
});
