import { InboxRecord, OutboxRecord, Purge, SentMessageRecord } from '../../src/bots';
import { sortableId, type DatabaseConnections } from '../../src/database';
import { outgoing } from '../fakes/fake-conversation';
import { FakeTime } from '../fakes/fake-time';
import { inbound } from '../builders/inbound-message';
import { BotsHouse, emptied } from '../support/bots-house';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';

const DAY_MS = 86_400_000;
const KEPT = { handled: 7, delivered: 180 };

onBothDatabases('forgetting what is done with', (dialect) => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  const time = new FakeTime();

  beforeAll(async () => {
    home = await testDatabase(dialect);
    database = await home.connect([InboxRecord, OutboxRecord, SentMessageRecord]);
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });
  afterEach(() => emptied(database));

  const count = async (table: string, where = '1 = 1'): Promise<number> => {
    const [row] = await database.unitOfWork.read<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`);
    return Number(row?.n);
  };
  const arrived = (days: number, state: string, howMany: number): Promise<unknown> => {
    const at = time.ms - days * DAY_MS;
    const columns = ['channel', 'account', 'event_id', 'state', 'received_at', 'attempts'];
    const rows = Array.from({ length: howMany }, (_, n) => ['fake', 'bot', `${state}-${days}-${n}`, state, at, 0]);
    return database.unitOfWork.run((sql) => sql.insert('inbox', columns, rows));
  };
  /** One message for each state, made so many days ago; what was sent can be answered to. */
  const said = (days: number, states: readonly string[]): Promise<unknown> => {
    const at = time.ms - days * DAY_MS;
    return database.unitOfWork.run(async (sql) => {
      for (const state of states) {
        const id = sortableId(0).replace(/^.{9}/, sortableIdAt(at));
        const row = [id, 'fake', 'bot', 'c1', 'receipt', '{}', state, 1, 0, at, at, state === 'sent' ? at : null];
        const columns = 'id channel account chat_id class payload state attempts uncertain next_at created_at sent_at';
        await sql.insert('outbox', columns.split(' '), [row]);
        if (state !== 'sent') continue;
        const of = ['channel', 'account', 'chat_id', 'message_id', 'outbox_id', 'subject'];
        await sql.insert('sent_messages', of, [['fake', 'bot', 'c1', `m${days}`, id, 't1']]);
      }
    });
  };

  const guessed = (hours: number): Promise<unknown> => {
    const row = [`g${hours}`, 'fake:bot:p1', time.ms - hours * 3_600_000];
    return database.unitOfWork.run((sql) => sql.insert('number_guesses', ['id', 'person', 'at'], [row]));
  };

  it('takes handled and delivered rows of more than the policy days, and leaves all that waits or failed', async () => {
    await arrived(8, 'done', 3);
    await arrived(6, 'done', 2);
    for (const state of ['waiting', 'dead']) await arrived(400, state, 1);
    const states = ['sent', 'dropped', 'queued', 'parked', 'dead'];
    await said(181, states);
    await said(179, states);
    for (const hours of [23, 25, 49]) await guessed(hours);
    const purge = new Purge(database.unitOfWork, time, KEPT);
    const expected = { inbox: 3, outbox: 2, sentMessages: 1, guesses: 2 };
    expect(await purge.due()).toEqual(expected);
    expect(await purge.all()).toEqual(expected);
    expect(await purge.due()).toEqual({ inbox: 0, outbox: 0, sentMessages: 0, guesses: 0 });
    expect(await count('inbox')).toBe(4);
    expect(await count('inbox', `state IN ('waiting', 'dead')`)).toBe(2);
    expect(await count('outbox')).toBe(8);
    expect(await count('number_guesses', `id = 'g23'`)).toBe(1);
    expect(await count('sent_messages', `message_id = 'm179'`)).toBe(1);
  });

  it('takes at most a slice of a table at a time', async () => {
    await arrived(8, 'done', 1_200);
    const purge = new Purge(database.unitOfWork, time, KEPT);
    const gone: number[] = [];
    for (let more = true; more;) {
      const slice = await purge.slice();
      gone.push(slice.inbox);
      more = slice.more;
    }
    expect(gone).toEqual([500, 500, 200]);
  });

  it('may be done by several instances at once, each row once', async () => {
    await arrived(8, 'done', 2_500);
    const other = await home.connect([]);
    const all = await Promise.all([database, other].map((one) => new Purge(one.unitOfWork, time, KEPT).all()));
    // Each may have passed over what the other had in hand.
    const left = await new Purge(database.unitOfWork, time, KEPT).all();
    await other.close();
    expect(all.reduce((sum, { inbox }) => sum + inbox, left.inbox)).toBe(2_500);
    expect(await count('inbox')).toBe(0);
  });

  it('is done by the running program as time passes, whole slices one after another', async () => {
    const house = new BotsHouse(database, time);
    await arrived(8, 'done', 1_100);
    await house.carriage.lanes.submit({ kind: 'message', key: 'fake:c1:p1', message: inbound() });
    await house.say(outgoing({ text: 'fresh', class: 'receipt' }));
    await house.sent(1);
    await house.marked();
    await house.carriage.timers.run();
    expect(await count('inbox')).toBe(1);
    expect(await count('outbox')).toBe(1);
  });
});

function sortableIdAt(ms: number): string {
  return ms
    .toString(32)
    .replace(/[a-v]/g, (digit) => '0123456789abcdefghjkmnpqrstvwxyz'[parseInt(digit, 32)] ?? '')
    .padStart(9, '0');
}
