import type { DatabaseConnections } from '../../src/database';
import { AppError } from '../../src/shared/app-error';
import type { CardMessage, OutboundMessage, SendResult } from '../../src/shared/chat';
import { inbound } from '../builders/inbound-message';
import { FakeAdapter } from '../fakes/fake-adapter';
import { FakeConversation, outgoing } from '../fakes/fake-conversation';
import { BotsHouse, emptied } from '../support/bots-house';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { breathe, until } from '../support/until';

const LEASE = 15_000;

onBothDatabases('what is said', (dialect) => {
  let home: TestDatabase;
  let database: DatabaseConnections;
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
    house = new BotsHouse(database);
  });

  const ping = (text: string, rest: Parameters<typeof outgoing>[0] = {}) => outgoing({ class: 'ping', text, ...rest });
  const receipt = (text: string, chatId = 'c1') => outgoing({ class: 'receipt', text, chatId });
  const prompt = (text: string, chatId = 'c1') => outgoing({ class: 'prompt', text, chatId });
  const card = (
    title: string,
    { slot, ...rest }: { slot?: string } & Partial<CardMessage>,
  ): ReturnType<typeof outgoing> => {
    const message: OutboundMessage = { type: 'card', title, rows: [], choices: [], ...rest };
    return outgoing({ class: 'ping', slot: slot ?? rest.replaces ?? null, message });
  };
  const states = async () => {
    await house.marked();
    const rows = await house.rows('SELECT state, payload FROM outbox ORDER BY id');
    return rows.map(({ state, payload }) => {
      const message = JSON.parse(String(payload)) as { text?: string; title?: string };
      return `${message.text ?? message.title} ${state}`;
    });
  };
  /** A platform that answers when the test says so. */
  const held = () => {
    const answers: ((result: SendResult) => void)[] = [];
    return { answers, answer: () => new Promise<SendResult>((resolve) => answers.push(resolve)) };
  };
  const accepted: SendResult = { result: 'accepted', ids: ['1'] };
  const unknown: SendResult = { result: 'unknown', why: 'timeout' };

  it('is sent after the turn that caused it; prompts leave no row, receipts and pings stay', async () => {
    house.conversation.says = () => [receipt('number'), prompt('next?')];
    await house.carriage.intake.take(inbound());
    await house.sent(2);
    expect(house.adapter.texts()).toEqual(['number', 'next?']);
    expect(await states()).toEqual(['number sent']);
    const [row] = await house.rows('SELECT sent_ids, sent_at, attempts FROM outbox');
    expect(row).toEqual({ sent_ids: '["101"]', sent_at: house.time.ms, attempts: 1 });
  });

  it('has its delivery written by itself when no turn comes', async () => {
    await house.say(receipt('number'));
    await house.sent(1);
    house.time.advance(100);
    await until(async () => (await house.rows(`SELECT 1 FROM outbox WHERE state = 'sent'`)).length === 1);
  });

  it('is told once under one key, in one turn and for ever', async () => {
    await house.say(ping('a', { onceKey: 'k' }), ping('a', { onceKey: 'k' }));
    await house.say(ping('a', { onceKey: 'k' }), ping('b', { onceKey: 'l' }));
    await house.sent(2);
    house = house.restarted(house.adapter);
    await house.say(ping('a', { onceKey: 'k' }));
    await breathe();
    expect(house.adapter.texts()).toEqual(['a', 'b']);
  });

  it('goes to a chat in order and to different chats side by side, at most 64 at a time', async () => {
    const { answers, answer } = held();
    const chats = Array.from({ length: 80 }, (_, index) => `c${index}`);
    house.adapter.answer(...Array.from({ length: 160 }, () => answer));
    await house.say(...chats.flatMap((chat) => [prompt('1', chat), prompt('2', chat)]));
    await breathe();
    expect(house.adapter.sent).toHaveLength(64);
    expect(new Set(house.adapter.texts())).toEqual(new Set(['1']));
    await until(() => {
      for (const resolve of answers.splice(0)) resolve(accepted);
      return house.adapter.sent.length === 160;
    });
    for (const resolve of answers.splice(0)) resolve(accepted);
    expect(house.adapter.mostInFlight).toBe(64);
    for (const chat of chats) expect(house.adapter.texts(chat)).toEqual(['1', '2']);
  });

  it('waits as long as the platform asks, in that chat only', async () => {
    house.adapter.answer({ result: 'retry', afterMs: 7_000, why: '429' });
    await house.say(receipt('one'), receipt('two'), receipt('other', 'c2'));
    await house.sent(2);
    expect(house.adapter.texts()).toEqual(['one', 'other']);
    house.time.advance(6_999);
    await breathe();
    expect(house.adapter.sent).toHaveLength(2);
    house.time.advance(1);
    await house.sent(4);
    expect(house.adapter.texts('c1')).toEqual(['one', 'one', 'two']);
    expect(
      new Set(house.adapter.sent.filter(({ to }) => to.chatId === 'c1').map(({ options }) => options.key)).size,
    ).toBe(2);
    expect(await states()).toEqual(['one sent', 'two sent', 'other sent']);
  });

  it('keeps to that wait over a restart', async () => {
    house.adapter.answer({ result: 'retry', afterMs: 60_000, why: '429' });
    await house.say(receipt('one'));
    await house.sent(1);
    await house.marked();
    house = house.restarted();
    await house.carriage.sweep.recover();
    house.time.advance(59_000);
    await house.carriage.sweep.run();
    await breathe();
    expect(house.adapter.sent).toHaveLength(0);
    house.time.advance(1_000 + LEASE);
    await house.carriage.sweep.run();
    await house.sent(1);
    expect(house.adapter.texts()).toEqual(['one']);
  });

  it('is tried again with growing pauses, and given up after a day', async () => {
    const away: SendResult = { result: 'retry', afterMs: 0, why: 'away' };
    house.adapter.answer(...Array.from({ length: 400 }, () => away));
    await house.say(receipt('one'));
    await house.sent(1);
    house.time.advance(999);
    await breathe(5);
    expect(house.adapter.sent).toHaveLength(1);
    house.time.advance(1);
    await house.sent(2);
    house.time.advance(2_000);
    await house.sent(3);
    for (let hours = 0; hours < 25 * 12; hours += 1) {
      house.time.advance(300_000);
      await house.carriage.sweep.run();
      await breathe(3);
    }
    expect(await states()).toEqual(['one dead']);
    expect(house.adapter.sent.length).toBeGreaterThan(100);
  }, 20_000);

  it('goes again when nobody can tell, if it is a receipt or a ping', async () => {
    house.adapter.answer(unknown, unknown);
    await house.say(receipt('number'));
    await house.sent(1);
    house.time.advance(1_000);
    await house.sent(2);
    house.time.advance(2_000);
    await house.sent(3);
    expect(await states()).toEqual(['number sent']);
  });

  it('goes again once when nobody can tell, if it is the last prompt of its chat', async () => {
    house.adapter.answer(unknown, unknown);
    await house.say(prompt('where?'));
    await house.sent(1);
    house.time.advance(1_000);
    await house.sent(2);
    house.time.advance(600_000);
    await breathe();
    expect(house.adapter.sent).toHaveLength(2);
    expect(await states()).toEqual([]);
  });

  it('does not repeat a prompt that something followed', async () => {
    house.adapter.answer(unknown);
    await house.say(prompt('where?'), prompt('when?'));
    await house.sent(2);
    house.time.advance(600_000);
    await breathe();
    expect(house.adapter.texts()).toEqual(['where?', 'when?']);
  });

  it('does not repeat a prompt whose answer was received while it waited for its repeat', async () => {
    house.adapter.answer(unknown);
    await house.say(prompt('right?'));
    await house.sent(1);
    await house.say({ ...receipt('your unit says'), onceKey: 'told' }, receipt('submitted'));
    house.time.advance(1_000);
    await house.sent(3);
    expect(house.adapter.texts()).toEqual(['right?', 'your unit says', 'submitted']);
  });

  it('repeats a prompt though its unit has news meanwhile', async () => {
    house.adapter.answer(unknown);
    await house.say(prompt('right?'));
    await house.sent(1);
    await house.say({ ...receipt('your unit says'), onceKey: 'told' });
    house.time.advance(1_000);
    await house.sent(3);
    expect(house.adapter.texts()).toEqual(['right?', 'right?', 'your unit says']);
  });

  it('counts an adapter that throws, or is silent, as one of which nobody can tell', async () => {
    house.adapter.answer(
      () => {
        throw new TypeError('broken');
      },
      () => new Promise<SendResult>(() => undefined),
    );
    await house.say(receipt('number'));
    await until(() => house.adapter.sent.length === 1);
    await breathe();
    house.time.advance(1_000);
    await until(() => house.adapter.sent.length === 2);
    for (let second = 0; second < 700; second += 5) {
      house.time.advance(5_000);
      await house.carriage.sweep.run();
      await breathe(3);
    }
    await until(() => house.adapter.sent.length === 3);
    await breathe();
    expect(await states()).toEqual(['number sent']);
  });

  it.each(['blocked', 'gone', 'invalid'] as const)('is left to the operator when it is refused: %s', async (why) => {
    house.adapter.answer({ result: 'rejected', why });
    await house.say(receipt('one'), receipt('two'));
    await house.sent(2);
    expect(await states()).toEqual(['one dead', 'two sent']);
    expect((await house.carriage.health.read()).outbox).toMatchObject({ queued: 0, dead: 1 });
  });

  it('follows a group that the platform moved', async () => {
    house.adapter.answer({ result: 'rejected', why: 'moved', movedTo: 'c9' });
    await house.say(ping('one', { subject: 't-1' }), ping('two'));
    await house.sent(3);
    expect(house.adapter.sent.map(({ to }) => to.chatId)).toEqual(['c1', 'c9', 'c9']);
    expect(house.adapter.texts('c9')).toEqual(['one', 'two']);
    expect(house.conversation.moves).toEqual([
      { from: { channel: 'fake', account: 'bot', chatId: 'c1' }, toChatId: 'c9' },
    ]);
    expect(await states()).toEqual(['one sent', 'two sent']);
    expect(await house.rows('SELECT chat_id, subject FROM sent_messages')).toEqual([{ chat_id: 'c9', subject: 't-1' }]);
    expect(await house.rows(`SELECT 1 FROM outbox WHERE chat_id = 'c1'`)).toEqual([]);
  });

  it('follows a group whose move the platform announced', async () => {
    house.adapter.answer({ result: 'retry', afterMs: 5_000, why: '429' });
    await house.say(ping('one'));
    await house.sent(1);
    await house.carriage.intake.take(inbound({ chatId: 'c9', movedFrom: 'c1' }));
    expect(house.conversation.moves).toHaveLength(1);
    house.time.advance(5_000);
    await house.sent(2);
    expect(house.adapter.texts('c9')).toEqual(['one']);
  });

  it('waits for a chat whose reply window closed until that chat speaks', async () => {
    const adapter = new FakeAdapter({ capabilities: { replyWindow: { ms: 1, quota: 5 } } });
    house = new BotsHouse(database, house.time, house.conversation, adapter);
    const closed: SendResult = { result: 'windowClosed' };
    adapter.answer(closed, closed, closed);
    await house.say(receipt('number'), prompt('old'), prompt('new'));
    await house.sent(3);
    expect(await states()).toEqual(['number parked', 'old parked', 'new parked']);
    house.time.advance(30 * 3_600_000);
    house = house.restarted(adapter);
    await house.carriage.sweep.recover();
    await house.carriage.intake.take(inbound({ chatId: 'c2' }));
    await breathe();
    expect(adapter.sent).toHaveLength(3);
    house.conversation.says = () => [prompt('answer')];
    await house.carriage.intake.take(inbound());
    await house.sent(6);
    expect(adapter.texts().slice(3)).toEqual(['number', 'new', 'answer']);
    expect(await states()).toEqual(['number sent']);
  });

  describe('a card', () => {
    it('edits the one that was sent for its slot, also after a restart', async () => {
      await house.say(card('first', { slot: 's' }));
      await house.sent(1);
      await house.say(card('second', { replaces: 's' }));
      await house.sent(2);
      await house.marked();
      house = house.restarted(house.adapter);
      await house.say(card('third', { replaces: 's' }), card('elsewhere', { replaces: 'other' }));
      await house.sent(4);
      const edits = house.adapter.sent.map(({ options }) => options.editIds);
      expect(edits).toEqual([undefined, ['101'], ['102'], undefined]);
    });

    it('takes the place of one that was not sent yet', async () => {
      const { answers, answer } = held();
      house.adapter.answer(answer);
      await house.say(ping('before'), card('first', { slot: 's' }), ping('between'));
      await house.say(card('second', { replaces: 's' }));
      await breathe();
      answers[0]?.(accepted);
      await house.sent(3);
      expect(house.adapter.texts()).toEqual(['before', 'between', 'second']);
      expect(await states()).toEqual(['before sent', 'first dropped', 'between sent', 'second sent']);
    });

    it('leaves other words on the one before it, which it takes the place of', async () => {
      const left = { title: 'see below', rows: [] };
      await house.say(card('first', { slot: 's', supersedes: left }));
      await house.sent(1);
      await house.say(card('second', { slot: 's', supersedes: left }));
      await house.sent(3);
      await house.marked();
      house = house.restarted(house.adapter);
      await house.say(card('third', { replaces: 's' }));
      await house.sent(4);
      expect(house.adapter.texts()).toEqual(['first', 'see below', 'second', 'third']);
      expect(house.adapter.sent.map(({ options }) => options.editIds)).toEqual([
        undefined,
        ['101'],
        undefined,
        ['103'],
      ]);
      const [, closed] = house.adapter.sent;
      expect(closed?.message).toMatchObject({ choices: [], onlyInPlace: true });
    });

    it('comes although the one before it cannot be changed, once the platform does not ask to wait', async () => {
      const left = { title: 'see below', rows: [] };
      await house.say(card('first', { slot: 's' }));
      await house.sent(1);
      const rejected: SendResult = { result: 'rejected', why: 'invalid' };
      house.adapter.answer({ result: 'retry', afterMs: 3_000, why: 'busy' }, rejected);
      await house.say(card('second', { slot: 's', supersedes: left }));
      await house.sent(2);
      house.time.advance(3_000);
      await house.sent(4);
      expect(house.adapter.texts()).toEqual(['first', 'see below', 'see below', 'second']);
    });

    it('that only changes what is there is not said where nothing is, nor before what it changes', async () => {
      await house.say(card('needless', { replaces: 's', onlyInPlace: true }));
      const { answers, answer } = held();
      house.adapter.answer(answer);
      await house.say(ping('before'), card('first', { slot: 's' }));
      await house.say(card('old', { replaces: 's', onlyInPlace: true }));
      await house.say(card('new', { replaces: 's', onlyInPlace: true }));
      await breathe();
      answers[0]?.(accepted);
      await house.sent(3);
      expect(house.adapter.texts()).toEqual(['before', 'first', 'new']);
      expect(await states()).toEqual(['needless dropped', 'before sent', 'first sent', 'old dropped', 'new sent']);
    });

    it('that only changes what is there is not said where the channel cannot edit', async () => {
      const adapter = new FakeAdapter({ capabilities: { edit: false } });
      house = new BotsHouse(database, house.time, house.conversation, adapter);
      const left = { title: 'see below', rows: [] };
      await house.say(card('first', { slot: 's' }), card('second', { slot: 's', supersedes: left }));
      await house.say(card('third', { replaces: 's', onlyInPlace: true }), ping('after'));
      await house.sent(3);
      expect(adapter.texts()).toEqual(['first', 'second', 'after']);
    });

    it('is sent anew where the channel cannot edit', async () => {
      const adapter = new FakeAdapter({ capabilities: { edit: false } });
      house = new BotsHouse(database, house.time, house.conversation, adapter);
      await house.say(card('first', { slot: 's' }));
      await house.sent(1);
      await house.say(card('second', { replaces: 's' }));
      await house.sent(2);
      expect(adapter.sent.map(({ options }) => options.editIds)).toEqual([undefined, undefined]);
    });
  });

  describe('and was not known to be delivered when the process ended', () => {
    const away = () => Promise.resolve<SendResult>({ result: 'retry', afterMs: 1, why: 'away' });
    const crashed = async (...said: ReturnType<typeof outgoing>[]) => {
      house.adapter.answer(...said.map(() => away));
      house.adapter.send = () => new Promise(() => undefined);
      await house.say(...said);
      house = house.restarted();
      if (dialect === 'postgres') house.time.advance(LEASE);
      await house.carriage.sweep.recover();
    };

    it('goes again: receipts and pings all, of prompts the newest of each chat', async () => {
      await crashed(receipt('number'), prompt('old'), ping('ping'), prompt('new'), prompt('elsewhere', 'c2'));
      await house.sent(4);
      expect(house.adapter.texts('c1')).toEqual(['number', 'ping', 'new']);
      expect(house.adapter.texts('c2')).toEqual(['elsewhere']);
      expect(await states()).toEqual(['number sent', 'ping sent']);
    });

    it('is a question that outlives any number of orderly ends while no platform takes it', async () => {
      const later: SendResult = { result: 'retry', afterMs: 30_000, why: 'away' };
      house.adapter.answer(later);
      await house.say(prompt('where'));
      await house.sent(1);
      for (const answers of [[later], [later], []]) {
        const { sender, marks, sweep } = house.carriage;
        await sender.stop();
        await marks.flush();
        await sweep.release();
        house = house.restarted(new FakeAdapter().answer(...answers));
        house.time.advance(30_000 + LEASE);
        await house.carriage.sweep.recover();
        await house.sent(1);
      }
      expect(house.adapter.texts()).toEqual(['where']);
    });

    it('is a question no more when its answer was received', async () => {
      const told = { ...receipt('your unit says', 'c2'), onceKey: 'told' };
      const reply = { ...receipt('done', 'c3'), replyTo: 'm1' };
      await crashed(
        prompt('right?'),
        receipt('submitted'),
        prompt('where?', 'c2'),
        told,
        prompt('which?', 'c3'),
        reply,
      );
      await house.sent(5);
      expect(house.adapter.texts('c1')).toEqual(['submitted']);
      expect(house.adapter.texts('c2')).toEqual(['where?', 'your unit says']);
      expect(house.adapter.texts('c3')).toEqual(['which?', 'done']);
    });

    it('goes in order although there is much of it', async () => {
      const many = Array.from({ length: 1_200 }, (_, index) => receipt(String(index), `c${index % 7}`));
      await crashed(...many);
      await house.sent(1_200);
      for (let chat = 0; chat < 7; chat += 1) {
        const texts = house.adapter.texts(`c${chat}`).map(Number);
        expect(texts).toEqual([...texts].sort((one, other) => one - other));
      }
    });

    it('is not a third time sent, if it is a prompt', async () => {
      const silent = () => new FakeAdapter().answer(() => new Promise(() => undefined));
      const first = silent();
      house = house.restarted(first);
      await house.say(prompt('where?'));
      const adapters = [first];
      for (let crash = 0; crash < 3; crash += 1) {
        const adapter = silent();
        adapters.push(adapter);
        house = house.restarted(adapter);
        house.time.advance(LEASE);
        await house.carriage.sweep.recover();
        await breathe();
      }
      expect(adapters.map(({ sent }) => sent.length)).toEqual([1, 1, 0, 0]);
      await until(async () => (await states()).length === 0);
    });
  });

  it('is said when it arose outside a turn', async () => {
    house.conversation.notices = [ping('escalated')];
    await house.carriage.timers.run();
    await house.sent(1);
    expect(house.adapter.texts()).toEqual(['escalated']);
  });

  it('has its delivery written although the turn it was to be written with failed', async () => {
    await house.say(receipt('number'));
    await house.sent(1);
    let failures = 1;
    house.conversation.trips = () => ((failures -= 1) >= 0 ? new AppError('flow.broken') : null);
    await house.through(house.carriage.intake.take(inbound()));
    expect(await house.rows('SELECT state FROM outbox')).toEqual([{ state: 'sent' }]);
  });

  it('harms no turn when its delivery cannot be written', async () => {
    house.adapter.answer({ result: 'accepted', ids: null as unknown as string[] });
    await house.say(receipt('malformed'));
    await house.sent(1);
    expect(await states()).toEqual(['malformed queued']);
    house.time.advance(1_000);
    await house.sent(2);
    // PostgreSQL takes neither half a character nor NUL.
    house.adapter.answer({ result: 'accepted', ids: ['\ud800'] }, { result: 'rejected', why: 'nul \0 byte' as 'gone' });
    await house.say(receipt('half'), receipt('odd'), receipt('good'));
    await house.sent(5);
    await house.through(house.carriage.intake.take(inbound({ eventId: '1' })));
    await house.through(house.carriage.intake.take(inbound({ eventId: '2' })));
    expect(await house.heard()).toEqual(['1', '2']);
    expect(await house.rows(`SELECT 1 FROM inbox WHERE state = 'dead'`)).toEqual([]);
    expect((await states()).slice(2)).toEqual(['odd dead', 'good sent']);
  });

  it('is not sent by a sweep while it is in hand, however long that takes', async () => {
    const { answers, answer } = held();
    house.adapter.answer(answer);
    await house.say(receipt('one'), receipt('two'));
    for (let second = 0; second < 100; second += 5) {
      house.time.advance(5_000);
      await house.carriage.sweep.run();
    }
    answers[0]?.(accepted);
    await house.sent(2);
    expect(house.adapter.texts()).toEqual(['one', 'two']);
  });

  if (dialect === 'postgres') {
    it('is sent by one of two instances only', async () => {
      const second = await home.connect();
      const other = new BotsHouse(second, house.time, new FakeConversation(), new FakeAdapter());
      try {
        const lost = Array.from({ length: 300 }, (_, index) => receipt(String(index), `c${index % 50}`));
        house.adapter.send = () => new Promise(() => undefined);
        await house.say(...lost);
        house = house.restarted();
        house.time.advance(LEASE);
        await Promise.all([house.carriage.sweep.run(), other.carriage.sweep.run()]);
        await until(() => house.adapter.sent.length + other.adapter.sent.length >= 300);
        await Promise.all([house.carriage.sweep.run(), other.carriage.sweep.run()]);
        await breathe();
        const texts = [...house.adapter.texts(), ...other.adapter.texts()];
        expect(texts).toHaveLength(300);
        expect(new Set(texts).size).toBe(300);
        await other.marked();
      } finally {
        await second.close();
      }
    });

    it('is left alone by an instance whose lease ran out', async () => {
      house.adapter.answer({ result: 'retry', afterMs: 1_000, why: '429' });
      await house.say(receipt('one'));
      await house.sent(1);
      await house.marked();
      const other = house.restarted();
      house.time.advance(999);
      house.carriage.sender.take([]);
      for (const item of house.carriage.sender.held()) item.leasedUntil = 0;
      house.time.advance(LEASE + 1);
      await other.carriage.sweep.run();
      await other.sent(1);
      expect(house.adapter.sent).toHaveLength(1);
    });
  }
});
