import { ConversationRecord } from '../../src/conversation';
import { newSession, type Session } from '../../src/conversation/engine/session';
import type { StoredSession } from '../../src/conversation/sessions/session.store';
import { SqlSessionStore } from '../../src/conversation/sessions/sql-session.store';
import type { DatabaseConnections } from '../../src/database';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';

const NOW = Date.UTC(2026, 10, 23, 2, 0);
const KEY = 'telegram:1:42';

onBothDatabases('the store of sessions', (dialect) => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let store: SqlSessionStore;

  beforeEach(async () => {
    home = await testDatabase(dialect);
    database = await home.connect([ConversationRecord]);
    store = new SqlSessionStore(database.unitOfWork);
  });
  afterEach(async () => {
    await database.close();
    await home.drop();
  });

  const aSession = (more: Partial<Session> = {}): Session => ({
    ...newSession({
      language: 'zh-CN',
      address: { channel: 'telegram', account: '1', chatId: '42' },
      scope: 'private',
      title: null,
      person: { id: '42', name: '老张' },
    }),
    ...more,
  });
  const load = async (): Promise<StoredSession> => {
    const [stored] = await database.unitOfWork.run((sql) => store.load(sql, [KEY]));
    if (!stored) throw new Error('nothing was loaded');
    return stored;
  };
  const save = (before: StoredSession, session: Session): Promise<void> =>
    database.unitOfWork.run((sql) => store.save(sql, [{ ...before, session, text: JSON.stringify(session) }], NOW));

  /** Whether the table of sessions was asked for rows. */
  const reads = async (work: () => Promise<unknown>): Promise<boolean> => {
    const reading = jest.spyOn(database.unitOfWork, 'read');
    await work();
    const asked = reading.mock.calls.some(([text]) => text.includes('data FROM conversations'));
    reading.mockRestore();
    return asked;
  };

  it('knows nothing of a conversation that was never stored', async () => {
    expect(await load()).toMatchObject({ key: KEY, revision: 0, session: null });
  });

  it('gives back what was saved, with its next revision', async () => {
    await save(await load(), aSession({ ticket: 'one' }));
    await save(await load(), aSession({ ticket: 'two' }));
    expect(await load()).toMatchObject({ revision: 2, session: { ticket: 'two' } });
  });

  it('gives keys back in their order, known and unknown', async () => {
    await save(await load(), aSession());
    const loaded = await database.unitOfWork.run((sql) => store.load(sql, ['a', KEY, 'b']));
    expect(loaded.map(({ key, revision }) => [key, revision])).toEqual([
      ['a', 0],
      [KEY, 1],
      ['b', 0],
    ]);
  });

  it('refuses to write over what somebody else wrote, and knows the truth afterwards', async () => {
    const before = await load();
    await save(before, aSession({ ticket: 'first' }));
    await expect(save(before, aSession({ ticket: 'late' }))).rejects.toMatchObject({ code: 'session.conflict' });
    expect(await load()).toMatchObject({ revision: 1, session: { ticket: 'first' } });
  });

  it('forgets what was rolled back', async () => {
    await save(await load(), aSession({ ticket: 'kept' }));
    const stored = await load();
    const undone = database.unitOfWork.run(async (sql) => {
      await store.save(sql, [{ ...stored, session: aSession({ ticket: 'undone' }), text: null }], NOW);
      throw new Error('after the save');
    });
    await expect(undone).rejects.toThrow('after the save');
    expect(await load()).toMatchObject({ revision: 1, session: { ticket: 'kept' } });
  });

  it('is read by the next run of the program', async () => {
    await save(await load(), aSession({ ticket: 'one' }));
    store = new SqlSessionStore(database.unitOfWork);
    expect(await load()).toMatchObject({ revision: 1, session: { ticket: 'one' } });
  });

  it('tells timers that are due, and no reminder of what has expired', async () => {
    await save(await load(), aSession({ remindAt: NOW - 2, expireAt: NOW + 5 }));
    expect(await store.due(NOW - 3, 10)).toEqual([]);
    expect(await store.due(NOW, 10)).toEqual([{ key: KEY, which: 'remind' }]);
    expect(await store.due(NOW + 5, 10)).toEqual([{ key: KEY, which: 'expire' }]);
  });

  it('is seen without a transaction as it was last committed', async () => {
    expect(await store.peek([KEY])).toMatchObject([{ key: KEY, revision: 0, session: null }]);
    await save(await load(), aSession({ ticket: 'one' }));
    store = new SqlSessionStore(database.unitOfWork);
    expect(store.guess([KEY])).toMatchObject([{ key: KEY, revision: 0, session: null }]);
    const seen = await store.peek(['a', KEY]);
    expect(seen).toMatchObject([
      { key: 'a', revision: 0 },
      { revision: 1, session: { ticket: 'one' } },
    ]);
    if (dialect === 'sqlite') expect(store.guess(['a', KEY])).toEqual(seen);
  });

  if (dialect === 'sqlite') {
    it('is not read for somebody who never wrote, and is when another program wrote it after all', async () => {
      await store.peek(['a']);
      while (await reads(() => store.peek(['b']))) await new Promise(setImmediate);
      const other = new SqlSessionStore(database.unitOfWork);
      const [unwritten] = await database.unitOfWork.run((sql) => other.load(sql, [KEY]));
      await database.unitOfWork.run((sql) =>
        other.save(
          sql,
          [{ ...(unwritten as StoredSession), session: aSession({ ticket: 'theirs' }), text: null }],
          NOW,
        ),
      );
      const stale = await load();
      expect(stale).toMatchObject({ revision: 0 });
      await expect(save(stale, aSession({ ticket: 'ours' }))).rejects.toMatchObject({ code: 'session.conflict' });
      expect(await load()).toMatchObject({ revision: 1, session: { ticket: 'theirs' } });
    });

    it('is written from a plan only when nobody wrote it since', async () => {
      const { unitOfWork } = database;
      const [seen] = await store.peek([KEY]);
      const plan = (ticket: string) => {
        const session = aSession({ ticket });
        return unitOfWork.together((sql) => store.saveEvery(sql, [{ ...seen!, session, text: null }], NOW));
      };
      await plan('first');
      await expect(plan('late')).rejects.toMatchObject({ code: 'database.otherwise' });
      expect(await load()).toMatchObject({ revision: 1, session: { ticket: 'first' } });
    });
  }
});
