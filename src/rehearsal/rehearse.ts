import type { CityConfig } from '../../config/city';
import type { RehearsalDriver, RehearsedChannel } from './channels/driver';
import { TelegramRehearsal } from './channels/telegram.driver';
import { WebRehearsal } from './channels/web.driver';
import { WechatRehearsal } from './channels/wechat.driver';
import { lostWords } from './lost-words';
import { play } from './play';
import { RehearsalHouse } from './rehearsal-house';
import { reportOf, type RehearsalReport } from './report';
import { readToldMessages } from './told-messages';
import { compare } from './truth';

/** What is rehearsed, on which channel. */
export interface Rehearsal {
  city: CityConfig;
  path: string;
  channel: RehearsedChannel;
  limit: number;
  /** The report holds what residents said where a dialogue stopped. */
  verbose: boolean;
  /** Told how many are to be played, and of each that is over. */
  progress: { starts(total: number): void; done(): void };
}

const DRIVERS: Readonly<Record<RehearsedChannel, () => RehearsalDriver>> = {
  telegram: () => new TelegramRehearsal(),
  web: () => new WebRehearsal(),
  wechat: () => new WechatRehearsal(),
};

/**
 * Plays the messages of a file as residents, and tells how it went. Throws `rehearsal.noFile`, `rehearsal.empty` and
 * `rehearsal.notUp`.
 */
export async function rehearse({ city, path, channel, limit, verbose, progress }: Rehearsal): Promise<RehearsalReport> {
  const { messages, bad: badLines } = await readToldMessages(path, limit);
  const driver = DRIVERS[channel]();
  const house = await RehearsalHouse.start(city, driver);
  try {
    progress.starts(messages.length);
    const began = performance.now();
    const all = await play(house, driver, messages, () => progress.done());
    const seconds = (performance.now() - began) / 1000;
    const lost = await lostWords(house.unitOfWork, all);
    const dead = await house.unitOfWork.read(`SELECT 1 FROM inbox WHERE state = 'dead'`);
    const { faults } = house;
    const found = { lost, deadLetters: dead.length, faults, badLines, seconds, verbose };
    return reportOf({ channel, all, truth: compare(city, all), ...found });
  } finally {
    await house.stop();
  }
}
