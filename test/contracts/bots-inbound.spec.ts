import type { DatabaseConnections } from '../../src/database';
import { DropDeadLetter } from '../../src/bots/drop-dead-letter';
import { ListDeadLetters } from '../../src/bots/list-dead-letters';
import { RetryDeadLetter } from '../../src/bots/retry-dead-letter';
import { AppError } from '../../src/shared/app-error';
import { inbound } from '../builders/inbound-message';
import { outgoing } from '../fakes/fake-conversation';
import { BotsHouse, emptied } from '../support/bots-house';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { breathe, until } from '../support/until';

onBothDatabases('what arrives', (dialect) => {
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

  const take = (...messages: ReturnType<typeof inbound>[]) =>
    Promise.all(messages.map((message) => house.carriage.intake.take(message)));

  it('is handled once, however often and however close together it is delivered', async () => {
    const message = inbound({ eventId: '7' });
    await take(message, message, inbound({ eventId: '8', chatId: 'c2' }));
    await take(message);
    house = house.restarted();
    await take(message);
    expect(await house.heard()).toEqual(['7']);
    expect(await house.heard('fake:c2:p1')).toEqual(['8']);
  });

  it('takes the same event id of two accounts for two events', async () => {
    await take(inbound({ eventId: '7', account: 'one' }), inbound({ eventId: '7', account: 'two' }));
    expect(await house.heard()).toEqual(['7', '7']);
  });

  it('is handled in order within a conversation while many talk', async () => {
    const people = Array.from({ length: 30 }, (_, index) => `c${index}`);
    const order = Array.from({ length: 12 }, (_, index) => `m${index}`);
    await take(...order.flatMap((name) => people.map((chatId) => inbound({ chatId, eventId: `${chatId} ${name}` }))));
    for (const chatId of people) {
      expect(await house.heard(`fake:${chatId}:p1`)).toEqual(order.map((name) => `${chatId} ${name}`));
    }
    expect(Math.max(...house.conversation.batches.map((batch) => batch.length))).toBe(30);
    for (const batch of house.conversation.batches) {
      expect(new Set(batch.map(({ key }) => key)).size).toBe(batch.length);
    }
  });

  it('needs the same number of statements for one conversation as for a hundred', async () => {
    const counted = async (count: number) => {
      const statements: string[] = [];
      const unit = database.unitOfWork;
      const run = unit.run.bind(unit);
      const spy = jest.spyOn(unit, 'run').mockImplementation((work) =>
        run((sql) =>
          work({
            dialect: sql.dialect,
            in: (column) => sql.in(column),
            query: (text, params) => (statements.push(text), sql.query(text, params)),
            insert: (table, columns, rows, options) => {
              if (rows.length) statements.push(`INSERT ${table}`);
              return sql.insert(table, columns, rows, options);
            },
            writes: (say) => sql.writes(say),
          }),
        ),
      );
      const chats = Array.from({ length: count }, (_, index) => `s${index}`);
      await take(...chats.map((chatId) => inbound({ chatId, eventId: `${count} ${chatId}`, replyTo: '5' })));
      spy.mockRestore();
      return statements;
    };
    house.conversation.says = (event) => [outgoing({ chatId: event.key })];
    const one = await counted(1);
    await house.sent(1);
    await house.marked();
    const hundred = await counted(100);
    expect(hundred).toEqual(one);
    expect(one).toHaveLength(5);
  });

  it('says how much of what was said to its writer was known to be there', async () => {
    const { time, conversation } = house;
    const start = time.ms;
    const known = () => conversation.batches.at(-1)?.map((one) => one.type === 'message' && one.message.knowsUntil);
    const say = (secondsAgo: number) => take(inbound({ sentAt: new Date(time.ms - 1_000 * secondsAgo - 1) }));
    let arrives: () => void = () => undefined;
    house.adapter.answer(new Promise((resolve) => (arrives = () => resolve({ result: 'accepted', ids: ['1'] }))));
    conversation.says = () => (conversation.batches.length === 1 ? [outgoing({ at: time.ms })] : []);
    await say(0);
    time.advance(5_000);
    await say(0);
    expect(known()).toEqual([start]);
    arrives();
    await house.sent(1);
    time.advance(5_000);
    await say(7);
    expect(known()).toEqual([start]);
    await say(2);
    expect(known()).toEqual([start + 7_999]);
  });

  it('harms nobody when one event cannot be handled: it is kept, and its person hears an apology', async () => {
    house.conversation.trips = (event) =>
      event.type === 'message' && event.message.eventId === 'bad' ? new AppError('flow.broken') : null;
    const all = Promise.all([
      take(inbound({ chatId: 'good', eventId: 'g1' })),
      take(inbound({ eventId: 'bad', text: 'a secret' })),
      take(inbound({ eventId: 'next' })),
      take(inbound({ chatId: 'other', eventId: 'o1' })),
    ]);
    await house.through(all);
    expect(await house.heard('fake:good:p1')).toEqual(['g1']);
    expect(await house.heard('fake:other:p1')).toEqual(['o1']);
    expect(await house.heard()).toEqual(['next']);
    await house.sent(1);
    expect(house.adapter.texts('c1')).toEqual(['sorry']);
    const [row] = await house.rows(`SELECT state, error, payload, attempts FROM inbox WHERE event_id = 'bad'`);
    expect(row).toMatchObject({ state: 'dead', error: 'flow.broken', attempts: 3 });
    expect(String(row?.['payload'])).toContain('a secret');
    expect(JSON.stringify(house.logger.lines)).not.toContain('a secret');
    await take(inbound({ eventId: 'bad' }));
    expect(await house.heard()).toEqual(['next']);
  });

  it('is handled when it fails twice and then works', async () => {
    let failures = 2;
    house.conversation.trips = () => ((failures -= 1) >= 0 ? new AppError('flow.broken') : null);
    await house.through(take(inbound({ eventId: '1' })));
    expect(await house.heard()).toEqual(['1']);
    expect(await house.rows(`SELECT 1 FROM inbox WHERE state = 'dead'`)).toEqual([]);
  });

  it('is refused, with all that follows it, while the database cannot be reached', async () => {
    let away = true;
    const lost = Object.assign(new AppError('x'), { code: dialect === 'sqlite' ? 'SQLITE_BUSY' : 'ECONNREFUSED' });
    house.conversation.trips = () => (away ? lost : null);
    const messages = [inbound({ eventId: '1' }), inbound({ eventId: '2' })];
    const ends = await Promise.allSettled(messages.map((message) => house.carriage.intake.take(message)));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    away = false;
    await take(...messages);
    expect(await house.heard()).toEqual(['1', '2']);
  });

  it('is told the ticket that a reply is about', async () => {
    await house.say(outgoing({ class: 'ping', subject: 't-9', text: 'please accept' }));
    await house.sent(1);
    await take(inbound({ replyTo: '101' }), inbound({ replyTo: '101', chatId: 'c2' }));
    const subjects = house.conversation.batches.flat().map((event) => event.type === 'message' && event.replySubject);
    expect(subjects.sort()).toEqual(['t-9', null].sort());
  });

  it('rings a timer of a conversation in its lane, and lets one rest that cannot be handled', async () => {
    house.conversation.due = [
      { key: 'fake:c1:p1', which: 'remind' },
      { key: 'fake:c2:p1', which: 'expire' },
    ];
    house.conversation.trips = (event) => (event.key === 'fake:c2:p1' ? new AppError('flow.broken') : null);
    await house.through(house.carriage.timers.run());
    expect(await house.heard()).toEqual(['remind']);
    const turns = house.conversation.batches.length;
    house.conversation.due.shift();
    await house.through(house.carriage.timers.run());
    expect(house.conversation.batches).toHaveLength(turns);
  });

  it('forgets handled messages after seven days, and the dead never', async () => {
    await take(inbound({ eventId: 'old' }));
    house.conversation.trips = () => new AppError('flow.broken');
    await house.through(take(inbound({ eventId: 'dead' })));
    house.conversation.trips = () => null;
    house.time.advance(6 * 86_400_000);
    await take(inbound({ eventId: 'young' }));
    house.time.advance(86_400_000 + 60_000);
    await house.through(house.carriage.timers.run());
    const left = await house.rows('SELECT event_id FROM inbox ORDER BY event_id');
    expect(left.map((row) => row['event_id'])).toEqual(['dead', 'young']);
  });

  it('lets the operator list what is dead, try it again, and drop it', async () => {
    house.conversation.trips = () => new AppError('flow.broken');
    await house.through(take(inbound({ eventId: 'a/1' }), inbound({ eventId: 'b', chatId: 'c2' })));
    house.adapter.answer({ result: 'rejected', why: 'blocked' });
    await house.sent(2);
    await house.say(outgoing({ class: 'receipt', chatId: 'c3' }));
    await house.sent(3);
    await house.marked();
    house.conversation.trips = () => null;

    const list = new ListDeadLetters(database.unitOfWork);
    const dead = await list.list();
    expect(dead.map(({ error }) => error).sort()).toEqual(['blocked', 'flow.broken', 'flow.broken']);
    const ids = dead.map(({ id }) => id);
    const find = (like: RegExp) => ids.find((id) => like.test(id)) as string;
    const [first, second, third] = [find(/a%2F1$/), find(/b$/), find(/^out:/)];
    const retry = new RetryDeadLetter(database.unitOfWork, house.time);
    await retry.retry(first);
    await retry.retry(third);
    await new DropDeadLetter(database.unitOfWork).drop(second);
    await expect(retry.retry(second)).rejects.toMatchObject({ code: 'deadLetter.notFound' });
    await expect(retry.retry('nonsense')).rejects.toMatchObject({ code: 'deadLetter.malformedId' });
    house.time.advance(3_000);
    await house.through(house.carriage.timers.run());
    await house.sent(4);
    expect(await house.heard()).toEqual(['a/1']);
    expect(await house.heard('fake:c2:p1')).toEqual([]);
    expect(await list.list()).toEqual([]);
  });

  if (dialect === 'postgres') {
    it('is handled once although two instances are handed the same messages at the same time', async () => {
      const second = await home.connect();
      try {
        const other = new BotsHouse(second, house.time);
        const chats = Array.from({ length: 40 }, (_, index) => `c${index}`);
        const messages = Array.from({ length: 6 }, (_, round) =>
          chats.map((chatId) => inbound({ chatId, eventId: `${chatId} ${round}` })),
        );
        for (const round of messages) {
          const backwards = [...round].reverse();
          const both = [
            ...round.map((m) => house.carriage.intake.take(m)),
            ...backwards.map((m) => other.carriage.intake.take(m)),
          ];
          await house.through(Promise.all(both));
        }
        for (const chatId of chats) {
          expect(await house.heard(`fake:${chatId}:p1`)).toEqual(messages.map((_, round) => `${chatId} ${round}`));
        }
        expect(await house.rows(`SELECT 1 FROM inbox WHERE state = 'dead'`)).toEqual([]);
      } finally {
        await second.close();
      }
    });
  }

  describe('an album', () => {
    const part = (eventId: string, text?: string) =>
      inbound({
        eventId,
        albumKey: 'g1',
        parts: [
          { t: 'media', kind: 'photo', ref: `photo ${eventId}` },
          ...(text ? [{ t: 'text' as const, text }] : []),
        ],
      });
    const messages = () =>
      house.conversation.batches.flat().flatMap((event) => (event.type === 'message' ? event.message : []));
    const entered = (count: number) =>
      until(() => messages().length >= count && house.carriage.lanes.load().lanes === 0);

    it.each([1, 3, 10])('of %i is one message, in order, a second after its newest part', async (size) => {
      const ids = Array.from({ length: size }, (_, index) => String(index + 1));
      await take(...ids.map((id) => part(id)).reverse());
      house.time.advance(999);
      await breathe();
      expect(messages()).toEqual([]);
      house.time.advance(1);
      await entered(1);
      expect(messages()).toHaveLength(1);
      expect(messages()[0]?.eventId).toBe('1');
      expect(messages()[0]?.parts.map((one) => one.t === 'media' && one.ref)).toEqual(ids.map((id) => `photo ${id}`));
      expect(messages()[0]?.sentAt).toBeInstanceOf(Date);
      expect(await house.rows(`SELECT state, payload FROM inbox`)).toEqual(
        ids.map(() => ({ state: 'done', payload: null })),
      );
    });

    it('joins captions, and takes a repeated part once', async () => {
      await take(part('2', 'two'), part('1', 'one'), part('2', 'two'));
      house.time.advance(1_000);
      await entered(1);
      expect(messages()[0]?.parts).toEqual([
        { t: 'media', kind: 'photo', ref: 'photo 1' },
        { t: 'text', text: 'one\ntwo' },
        { t: 'media', kind: 'photo', ref: 'photo 2' },
      ]);
      await take(part('2', 'two'));
      house.time.advance(1_000);
      await until(() => house.carriage.lanes.load().lanes === 0);
      expect(messages()).toHaveLength(1);
    });

    it('comes before what its person says next', async () => {
      await take(part('1'), part('2'), inbound({ eventId: '3' }), part('4'), inbound({ eventId: '5' }));
      expect(await house.heard()).toEqual(['1', '3', '4', '5']);
    });

    it('is whole although the process ended between its parts', async () => {
      await take(part('1'), part('2'));
      house = house.restarted();
      await house.carriage.albums.recover();
      await take(part('3'));
      house.time.advance(1_000);
      await entered(1);
      expect(messages().map(({ parts }) => parts.length)).toEqual([3]);
    });

    it('is found by a restart after which no part came', async () => {
      await take(part('1'), part('2'));
      house = house.restarted();
      house.time.advance(60_000);
      await house.carriage.albums.recover();
      house.time.advance(0);
      await entered(1);
      expect(messages().map(({ parts }) => parts.length)).toEqual([2]);
    });

    it('that was assembled leaves a late part a message of its own', async () => {
      await take(part('1'));
      house.time.advance(1_000);
      await entered(1);
      await take(part('2'));
      house.time.advance(1_000);
      await entered(2);
      expect(await house.heard()).toEqual(['1', '2']);
    });

    it('cannot be joined by another person', async () => {
      await take(part('1'), { ...part('2'), personId: 'p2' });
      house.time.advance(1_000);
      await entered(2);
      expect(messages().map(({ parts }) => parts.length)).toEqual([1, 1]);
    });

    it('that cannot be handled is kept whole', async () => {
      house.conversation.trips = () => new AppError('flow.broken');
      await take(part('1'), part('2'));
      house.time.advance(1_000);
      await house.through(until(() => house.carriage.lanes.load().lanes === 0));
      const [dead] = await house.rows(`SELECT event_id, payload FROM inbox WHERE state = 'dead'`);
      expect(dead?.['event_id']).toBe('1');
      expect(String(dead?.['payload'])).toContain('photo 2');
    });
  });
});
