import type { DatabaseConnections } from '../../src/database';
import { TelegramPace } from '../../src/bots/telegram/telegram.pace';
import type { SendResult } from '../../src/shared/chat';
import { outgoing } from '../fakes/fake-conversation';
import { FakeTime } from '../fakes/fake-time';
import { BotsHouse, emptied } from '../support/bots-house';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { breathe } from '../support/until';

const HOUR = 3_600_000;

/** Timers go on while its clock is set. */
class SetClock extends FakeTime {
  offset = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.offset);
  }
}

onBothDatabases('what holds a chat up', (dialect) => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let time: SetClock;
  let house: BotsHouse;

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
    time = new SetClock();
    house = new BotsHouse(database, time);
  });

  const ping = (text: string, chatId = 'c1') => outgoing({ class: 'ping', text, chatId });

  describe('a clock that was set back', () => {
    it('does not stretch a pause', async () => {
      house.adapter.answer({ result: 'retry', afterMs: 1_000, why: '502' });
      await house.say(ping('one'));
      await house.sent(1);
      time.offset = -HOUR;
      await house.say(ping('two'));
      time.advance(1_000);
      await house.sent(3);
      expect(house.adapter.texts()).toEqual(['one', 'one', 'two']);
    });

    it('keeps nothing back that asked for no pause', async () => {
      let answer = (_: SendResult): void => undefined;
      house.adapter.answer(() => new Promise((resolve) => (answer = resolve)));
      await house.say(ping('one'), ping('two'));
      await breathe();
      time.offset = -HOUR;
      answer({ result: 'accepted', ids: ['1'] });
      await house.sent(2);
      expect(house.adapter.texts()).toEqual(['one', 'two']);
    });
  });
});

it("a clock that was set back does not stretch the platform's pause", () => {
  const time = new SetClock();
  const pace = new TelegramPace(time);
  pace.pause('7', 3_000);
  time.offset = -HOUR;
  expect(pace.waitFor('7')).toBe(3_000);
  time.advance(3_000);
  expect(pace.waitFor('7')).toBe(0);
});
