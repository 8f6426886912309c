import { join } from 'node:path';
import { AcrossDriver } from '../support/channels/across.driver';
import type { Ability, ChannelDriver } from '../support/channels/driver';
import { TelegramDriver } from '../support/channels/telegram.driver';
import { WebDriver } from '../support/channels/web.driver';
import { WechatDriver } from '../support/channels/wechat.driver';
import { House, type HouseOptions } from '../support/house';
import { abilitiesOf, play } from '../support/transcripts/play';
import { readTranscript, readTranscripts } from '../support/transcripts/read-transcripts';
import { needsOwnHouse, type Transcript } from '../support/transcripts/transcript';

interface Channel {
  house: HouseOptions;
  /** What is restarted is polled, so that both ways of receiving are played. */
  ownHouse: HouseOptions;
  driver: (house: House) => ChannelDriver;
  abilities: readonly Ability[];
  /** Leaves out what is told of already. */
  plays?: (transcript: Transcript) => boolean;
}

/** Told by residents and staff together. */
const withStaff = ({ steps }: Transcript): boolean => steps.some(({ type }) => type === 'staff');

/** ★ Where every transcript is played. */
const CHANNELS: Record<string, Channel> = {
  telegram: {
    house: { channels: ['telegram', 'web'] },
    ownHouse: { channels: ['telegram', 'web'], telegram: 'polling' },
    driver: (house) => new TelegramDriver(house),
    abilities: ['edit', 'sticker', 'largeFile', 'albumCaption', 'photoReply', 'link'],
  },
  web: {
    house: { channels: ['web'] },
    ownHouse: { channels: ['web'] },
    driver: (house) => new WebDriver(house),
    abilities: ['albumCaption', 'photoReply', 'link'],
  },
  wechat: {
    house: { channels: ['wechat', 'web'] },
    ownHouse: { channels: ['wechat', 'web'] },
    driver: (house) => new WechatDriver(house),
    abilities: ['sticker'],
  },
  'wechat, staff on telegram': {
    house: { channels: ['wechat', 'telegram', 'web'], desks: 'telegram' },
    ownHouse: { channels: ['wechat', 'telegram', 'web'], desks: 'telegram', telegram: 'polling' },
    driver: (house) => new AcrossDriver(new WechatDriver(house), new TelegramDriver(house)),
    abilities: ['sticker'],
    plays: withStaff,
  },
  'telegram, staff on wechat': {
    house: { channels: ['wechat', 'telegram', 'web'], desks: 'wechat' },
    ownHouse: { channels: ['wechat', 'telegram', 'web'], desks: 'wechat', telegram: 'polling' },
    driver: (house) => new AcrossDriver(new TelegramDriver(house), new WechatDriver(house)),
    abilities: ['sticker'],
    plays: withStaff,
  },
};

const A_MINUTE_MS = 60_000;
/** wechaty takes its time to load. */
const LOADING_MS = 60_000;

const transcripts = readTranscripts(join(__dirname, '..', 'transcripts'));

describe.each(Object.entries(CHANNELS))('transcripts on %s', (_, channel) => {
  const { abilities, plays = () => true } = channel;
  const playable = transcripts.filter(
    (one) => plays(one) && abilitiesOf(one).every((each) => abilities.includes(each)),
  );
  const shared = playable.filter((one) => !needsOwnHouse(one));
  const apart = playable.filter(needsOwnHouse);
  let house: House | undefined;

  const playIn = async (there: House, transcript: Transcript): Promise<void> => {
    // What the one before left waiting is told, and then no group was rung just now.
    await there.wait(A_MINUTE_MS);
    there.clock.advance(A_MINUTE_MS);
    there.logger.lines.length = 0;
    await play(transcript, there, channel.driver(there));
    const wrong = there.logger.lines.filter(({ level }) => level === 'error');
    expect(wrong.map(({ message, fields }) => `${message} ${JSON.stringify(fields)}`)).toEqual([]);
  };

  beforeAll(async () => {
    if (shared.length) house = await House.start(channel.house);
  }, LOADING_MS);

  afterAll(() => house?.stop());

  for (const transcript of shared) {
    it(`${transcript.name}: ${transcript.title}`, async () => {
      if (house) await playIn(house, transcript);
    });
  }

  for (const transcript of apart) {
    it(
      `${transcript.name}: ${transcript.title}`,
      async () => {
        const own = await House.start(channel.ownHouse);
        try {
          await playIn(own, transcript);
        } finally {
          await own.stop();
        }
      },
      LOADING_MS,
    );
  }
});

describe('a transcript that is not written as the README says', () => {
  const head = 'title: x\nlanguage: zh-CN\ncovers: [x]\nsteps:\n';

  it.each([
    ['an unknown step', '  - citizen: 你好'],
    ['two keys in a step', '  - resident: 你好\n    bot: 您好'],
    ['an unknown act', '  - resident: { shout: 你好 }'],
    ['two acts', '  - resident: { say: 你好, press: 路灯 }'],
    ['an unknown expectation', '  - bot: { say: 您好 }'],
    ['a number that would lose its zeros', '  - resident: 0042'],
    ['an unknown field of a ticket', '  - ticket: { sate: closed }'],
    ['a time without its unit', "  - wait: '31'"],
  ])('%s is refused', (_, steps) => {
    expect(() => readTranscript('x', head + steps)).toThrow(/^x, step 1/);
  });
});
