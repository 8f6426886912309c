import sharp from 'sharp';
import { readPicture } from '../../src/evidence/picture';
import { sniff } from '../../src/evidence';
import { aPicture } from '../builders/media.builder';
import { AcrossDriver } from '../support/channels/across.driver';
import type { ChannelDriver, ChatPerson, Group, Resident } from '../support/channels/driver';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { WechatDriver } from '../support/channels/wechat.driver';
import { telegramPictures, wechatPictures } from '../support/channels/pictures';
import { House } from '../support/house';
import { ticketsOf } from '../support/transcripts/tickets';

const STREET = 'street-110105026';
const LOADING_MS = 60_000;

interface Ways {
  desks: 'telegram' | 'wechat';
  residents: (house: House) => ChannelDriver;
  staff: (house: House) => ChannelDriver;
}

const WAYS: Record<string, Ways> = {
  'a resident on WeChat, the unit on Telegram': {
    desks: 'telegram',
    residents: (house) => new WechatDriver(house),
    staff: (house) => new TelegramDriver(house),
  },
  'a resident on Telegram, the unit on WeChat': {
    desks: 'wechat',
    residents: (house) => new TelegramDriver(house),
    staff: (house) => new WechatDriver(house),
  },
};

describe.each(Object.entries(WAYS))('%s', (_, { desks, residents, staff }) => {
  let house: House;
  let auntie: Resident;
  let group: Group;
  let clerk: ChatPerson;
  /** All that was said to either side, as text. */
  const toResident: string[] = [];
  const toGroup: string[] = [];

  beforeAll(async () => {
    house = await House.start({ channels: ['wechat', 'telegram', 'web'], desks });
    const across = new AcrossDriver(residents(house), staff(house));
    auntie = await across.resident({ name: '胡秀芬', language: 'zh-CN' });
    group = await across.unitGroup(STREET);
    clerk = await group.person('王铁柱');
  }, LOADING_MS);
  afterAll(() => house.stop());

  const settled = async (act: Promise<void>): Promise<void> => {
    await act;
    await house.idle();
    toResident.push(...(await auntie.heard()).map(({ text }) => text));
    toGroup.push(...(await group.heard()).map(({ text }) => text));
  };
  const ticket = async () => {
    const [row] = await ticketsOf(house, auntie.key);
    if (!row) throw new Error('there is no ticket');
    return row;
  };

  it('passes a complaint with its photo, as the kept copy of it', async () => {
    const photo = await aPicture({ lat: 39.99, lon: 116.48 });
    await settled(auntie.say('望京街道花家地南里广场舞每晚吵到十点，电话13800138000'));
    await settled(auntie.press('广场舞'));
    await settled(auntie.send({ kind: 'photo', content: photo }));
    await settled(auntie.press('发完了'));
    await settled(auntie.press('不公开'));
    await settled(auntie.press('确认提交'));
    const seen = await picturesIn(house, desks, STREET);
    expect(seen).toHaveLength(1);
    await expectSamePicture(seen[0], photo);
    expect(toGroup.join('\n')).toContain('广场舞');
  });

  it('passes what the unit does, and its photo', async () => {
    await settled(clerk.press('签收'));
    expect((await ticket()).state).toBe('accepted');
    expect(toResident.join('\n')).toContain('签收');
    const photo = await aPicture();
    await settled(clerk.say(`进展 ${(await ticket()).number} 已到现场劝导`));
    await settled(clerk.press('进展'));
    await settled(clerk.send({ kind: 'photo', content: photo }));
    expect(toResident.join('\n')).toContain('已到现场劝导');
    const seen = await picturesTo(house, desks, auntie.key);
    expect(seen).toHaveLength(1);
    await expectSamePicture(seen[0], photo);
  });

  it('passes a question of the unit and the answer', async () => {
    const { number } = await ticket();
    await settled(clerk.say(`问居民 ${number} 音响放在哪个门`));
    expect(toResident.at(-1)).toContain('音响放在哪个门');
    await settled(auntie.say('放在东门'));
    expect(toGroup.join('\n')).toContain('放在东门');
    await settled(clerk.say(`办结 ${number} 已约定九点前结束`));
    expect(toResident.join('\n')).toContain('已约定九点前结束');
    expect((await ticket()).state).toBe('resolved');
  });

  it('shows neither side the account of the other', () => {
    const [, , residentId = ''] = auntie.key.split(':');
    for (const word of [residentId, '胡秀芬', '13800138000']) expect(toGroup.join('\n')).not.toContain(word);
    expect(toResident.join('\n')).not.toContain('王铁柱');
    expect(toGroup.join('\n')).toContain('王铁柱');
  });
});

/** The pictures that came into the unit's group. */
async function picturesIn(house: House, channel: Ways['desks'], unit: string): Promise<Buffer[]> {
  return channel === 'telegram'
    ? telegramPictures(house, house.telegramGroupOf(unit))
    : wechatPictures(house, house.wechatRoomOf(unit));
}

/** The pictures that came to a resident, who is on the other channel than the desks. */
async function picturesTo(house: House, desks: Ways['desks'], key: string): Promise<Buffer[]> {
  const [, , id = ''] = key.split(':');
  return desks === 'telegram' ? wechatPictures(house, id) : telegramPictures(house, Number(id));
}

/** Byte for byte what is kept: the picture made anew without what was hidden in it, as the documents say. */
async function expectSamePicture(seen: Buffer | undefined, sent: Buffer): Promise<void> {
  if (!seen) throw new Error('there is no picture');
  expect(seen.equals((await readPicture(sent, sniff(sent))).bytes)).toBe(true);
  expect(seen.includes('Secret Camera')).toBe(false);
  const [before, after] = await Promise.all([sent, seen].map((bytes) => sharp(bytes).metadata()));
  expect([after?.width, after?.height]).toEqual([before?.width, before?.height]);
  const [one, other] = await Promise.all([sent, seen].map((bytes) => sharp(bytes).stats()));
  const means = [one, other].map((stats) => stats?.channels.map(({ mean }) => Math.round(mean / 4)));
  expect(means[1]).toEqual(means[0]);
}
