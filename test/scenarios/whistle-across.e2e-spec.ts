import { aPicture } from '../builders/media.builder';
import type { ChatPerson, Group, Resident } from '../support/channels/driver';
import { telegramPictures, wechatPictures } from '../support/channels/pictures';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { WechatDriver } from '../support/channels/wechat.driver';
import { House } from '../support/house';

const STREET = 'street-110105026';
const POLICE = 'dept-public-security';
const PATROL = 'dept-law-enforcement';
const LOADING_MS = 60_000;

/** A street on Telegram whistles departments whose rooms are on WeChat. */
describe('a whistle across a Telegram group and two WeChat rooms', () => {
  let house: House;
  let auntie: Resident;
  const groups = new Map<string, Group>();
  const said = new Map<string, string[]>();
  let clerk: ChatPerson;
  let officer: ChatPerson;
  let patrol: ChatPerson;

  beforeAll(async () => {
    house = await House.start({ channels: ['wechat', 'telegram', 'web'], desks: 'split' });
    const telegram = new TelegramDriver(house);
    const wechat = new WechatDriver(house);
    auntie = await telegram.resident({ name: '胡秀芬', language: 'zh-CN' });
    groups.set(STREET, await telegram.unitGroup(STREET));
    for (const unit of [POLICE, PATROL]) groups.set(unit, await wechat.unitGroup(unit));
    const personOf = (unit: string, name: string) => (groups.get(unit) as Group).person(name);
    clerk = await personOf(STREET, '王铁柱');
    officer = await personOf(POLICE, '民警小李');
    patrol = await personOf(PATROL, '执法小张');
  }, LOADING_MS);
  afterAll(() => house.stop());

  const settled = async (act: Promise<void>): Promise<void> => {
    await act;
    await house.idle();
    for (const [unit, group] of groups) {
      const heard = (await group.heard()).map(({ text }) => text);
      said.set(unit, [...(said.get(unit) ?? []), ...heard]);
    }
  };
  const heardIn = (unit: string): string => (said.get(unit) ?? []).join('\n');
  const photosOnWechat = (unit: string): number => wechatPictures(house, house.wechatRoomOf(unit)).length;
  const photosOnTelegram = (): number => telegramPictures(house, house.telegramGroupOf(STREET)).length;

  it('calls them, on whatever channel they are', async () => {
    await settled(auntie.say('望京街道花家地南里广场舞每晚吵到十点，电话13800138000'));
    for (const label of ['广场舞', '没有', '不公开', '确认提交']) await settled(auntie.press(label));
    await settled(clerk.press('签收'));
    await settled(clerk.say('吹哨 0001 今晚七点到花家地南里'));
    await settled(clerk.reply('要叫哪些单位', { text: '市公安局，城管执法局' }));
    for (const unit of [POLICE, PATROL]) expect(heardIn(unit)).toContain('吹哨');
  });

  it('shows on the street’s board who checked in from a room', async () => {
    await settled(officer.press('报到'));
    expect(heardIn(POLICE)).toContain('已报到');
    expect(heardIn(STREET)).toMatch(/已到：市公安局/);
    await settled(patrol.say('报到 0001'));
    expect(heardIn(STREET)).toMatch(/已到：.*执法局/);
  });

  it('passes words and photos both ways', async () => {
    await settled(patrol.say('现场 0001 已劝离，音响已登记'));
    expect(heardIn(STREET)).toContain('音响已登记');
    expect(heardIn(POLICE)).toContain('音响已登记');
    const photo = await aPicture({ lat: 39.99, lon: 116.48 });
    await settled(clerk.send({ kind: 'photo', content: photo, caption: '现场 0001 东门' }));
    expect(heardIn(PATROL)).toContain('东门');
    for (const unit of [POLICE, PATROL]) expect(photosOnWechat(unit)).toBe(1);
    await settled(patrol.say('现场 0001'));
    await settled(patrol.send({ kind: 'photo', content: photo }));
    await settled(patrol.say('西门也看过了'));
    expect(heardIn(STREET)).toContain('西门也看过了');
    expect(photosOnTelegram()).toBe(1);
    expect(photosOnWechat(POLICE)).toBe(2);
  });

  it('ends for all, and tells nobody another’s account', async () => {
    await settled(clerk.say('收哨 0001 已处理完'));
    for (const unit of [STREET, POLICE, PATROL]) expect(heardIn(unit)).toContain('已结束');
    for (const unit of [POLICE, PATROL]) {
      expect(heardIn(unit)).not.toContain('13800138000');
      expect(heardIn(unit)).not.toContain('胡秀芬');
    }
  });
});
