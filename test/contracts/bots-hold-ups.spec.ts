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

  /** Lets time pass as it does in a house that runs. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 10_000) {
      time.advance(10_000);
      await house.carriage.sweep.run();
      await breathe(3);
    }
  };
  const states = async () => {
    await house.marked();
    return (await house.rows('SELECT state FROM outbox ORDER BY id')).map(({ state }) => state);
  };
  const accepted: SendResult = { result: 'accepted', ids: ['1'] };

  describe('a send that is slow', () => {
    const slow = (ms: number, result: SendResult) => () =>
      new Promise<SendResult>((resolve) => time.after(ms, () => resolve(result)));

    it.each([150_000, 400_000])('is made once, and is delivered when it ends after %d ms', async (ms) => {
      house.adapter.answer(slow(ms, accepted));
      await house.say(ping('ten files'), ping('next'));
      await pass(ms + 30_000);
      expect(house.adapter.texts()).toEqual(['ten files', 'next']);
      expect(house.adapter.mostInFlight).toBe(1);
      expect(await states()).toEqual(['sent', 'sent']);
    });

    it('is made again when it ended without success', async () => {
      house.adapter.answer(slow(150_000, { result: 'retry', afterMs: 1_000, why: '502' }));
      await house.say(ping('ten files'));
      await pass(180_000);
      expect(house.adapter.texts()).toEqual(['ten files', 'ten files']);
      expect(house.adapter.mostInFlight).toBe(1);
    });

    it('is made again when it ended while nobody waited', async () => {
      house.adapter.answer(slow(120_500, { result: 'unknown', why: 'time-out' }));
      await house.say(ping('ten files'));
      await pass(180_000);
      expect(house.adapter.texts()).toEqual(['ten files', 'ten files']);
      expect(await states()).toEqual(['sent']);
    });
  });

  describe('a photo that cannot be had', () => {
    const source = { channel: 'off', account: 'x' };
    const photos = (chatId = 'c1') => {
      const media = [{ kind: 'photo', ref: 'x', source } as const];
      return outgoing({ class: 'ping', chatId, message: { type: 'media', media, caption: 'photos' } });
    };
    const away: SendResult = { result: 'retry', afterMs: 2_000, why: 'media.unavailable' };
    /** The platform has no photos in this chat until it is told. */
    const without = () => {
      const { adapter } = house;
      const send = adapter.send.bind(adapter);
      const held = { tries: 0, left: 0, there: false };
      adapter.send = (to, message, options) => {
        if (message.type !== 'media' || held.there) return send(to, message, options);
        held.tries += 1;
        if (options.leaveOut) held.left += 1;
        return Promise.resolve(away);
      };
      return held;
    };

    it('steps aside after three tries, and comes when it can be had', async () => {
      const held = without();
      await house.say(photos(), ping('one'), ping('two'));
      await breathe();
      time.advance(2_000);
      await breathe();
      expect([held.tries, house.adapter.texts()]).toEqual([2, []]);
      time.advance(2_000);
      await house.sent(2);
      expect([held.tries, house.adapter.texts()]).toEqual([3, ['one', 'two']]);
      await pass(60_000);
      held.there = true;
      await pass(60_000);
      expect(house.adapter.texts()).toEqual(['one', 'two', 'photos']);
      expect(await states()).toEqual(['sent', 'sent', 'sent']);
    });

    it('is left out after some minutes', async () => {
      const held = without();
      await house.say(photos());
      await pass(100_000);
      expect(held.left).toBe(0);
      await pass(300_000);
      expect(held.left).toBe(1);
    });

    it('is the operator’s when it did not come in a day', async () => {
      const held = without();
      await house.say(photos());
      for (let hours = 0; hours < 25; hours += 1) {
        for (let step = 0; step < 12; step += 1) {
          time.advance(300_000);
          await house.carriage.sweep.run();
          await breathe(3);
        }
      }
      expect(await states()).toEqual(['dead']);
      expect(held.tries).toBeGreaterThan(100);
    }, 20_000);

    it('follows its chat, and is not forgotten by a restart', async () => {
      const held = without();
      await house.say(photos(), ping('one'));
      await pass(40_000);
      expect(house.adapter.texts()).toEqual(['one']);
      house.carriage.sender.moved({ channel: 'fake', account: 'bot', chatId: 'c1' }, 'c2');
      held.there = true;
      await pass(40_000);
      expect(house.adapter.texts('c2')).toEqual(['photos']);

      const again = without();
      await house.say(photos('c3'));
      await pass(40_000);
      expect(again.tries).toBeGreaterThan(2);
      await house.carriage.sender.stop();
      await house.marked();
      await house.carriage.sweep.release();
      house = house.restarted();
      await house.carriage.sweep.recover();
      await pass(60_000);
      expect(house.adapter.texts()).toEqual(['photos']);
    });

    it('says nothing of what its chat knew', async () => {
      const held = without();
      await house.say(photos(), ping('one'));
      await pass(60_000);
      const chat = { channel: 'fake', account: 'bot', chatId: 'c1' };
      expect(house.carriage.sender.unseenSince(chat, time.ms)).toBe(Infinity);
      held.there = true;
      const before = time.ms;
      await pass(60_000);
      expect(house.adapter.texts()).toEqual(['one', 'photos']);
      expect(house.carriage.sender.unseenSince(chat, before)).toBe(Infinity);
    });
  });

  it('is not a photo that is gone: what went without it is noted', async () => {
    house.adapter.answer({ ...accepted, leftOut: ['media.gone'] });
    await house.say(ping('album'), ping('next'));
    await house.sent(2);
    expect(await states()).toEqual(['sent', 'sent']);
    const said = 'a message went without media that are missing';
    expect(house.logger.lines).toEqual([expect.objectContaining({ level: 'warn', message: said })]);
  });

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
      answer(accepted);
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
