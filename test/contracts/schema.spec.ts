import { records } from '../../src/records';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';

onBothDatabases('the schema', (dialect) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase(dialect);
  });
  afterEach(() => database.drop());

  it('is what the records say: nothing would be changed', async () => {
    const connections = await database.connect(records);
    const drift = await connections.writing.driver.createSchemaBuilder().log();
    await connections.close();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('can be undone and made again', async () => {
    const connections = await database.connect(records);
    await connections.writing.undoLastMigration();
    const [left] = await connections.writing.driver
      .createSchemaBuilder()
      .log()
      .then((log) => [log.upQueries.length]);
    expect(left).toBeGreaterThan(0);
    await connections.writing.runMigrations();
    const drift = await connections.writing.driver.createSchemaBuilder().log();
    await connections.close();
    expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('keeps what the tables hold, undone and made again', async () => {
    const { writing, close } = await database.connect(records);
    const held = async () => [
      await writing.query('SELECT event_id, state, received_at FROM inbox ORDER BY event_id'),
      await writing.query('SELECT message_id, subject FROM sent_messages'),
      await writing.query('SELECT key, remind_at, expire_at FROM conversations ORDER BY key'),
    ];
    await writing.query(`INSERT INTO inbox (channel, account, event_id, state, received_at, attempts)
      VALUES ('fake', 'bot', '1', 'done', 1, 0), ('fake', 'bot', '2', 'dead', 2, 3)`);
    await writing.query(`INSERT INTO sent_messages VALUES ('fake', 'bot', 'c1', '501', 'o1', 't1')`);
    await writing.query(`INSERT INTO conversations (key, revision, data, updated_at, remind_at, expire_at)
      VALUES ('both', 1, '{}', 1, 20, 30), ('expires', 1, '{}', 1, NULL, 40), ('expired', 1, '{}', 1, 20, 10),
        ('reminds', 1, '{}', 1, 50, NULL), ('rests', 1, '{}', 1, NULL, NULL)`);
    const before = await held();
    const isThere = async (): Promise<boolean> => {
      const found: unknown[] = await writing.query(`SELECT 1 FROM migrations WHERE name = 'FewerPages1765700000000'`);
      return found.length > 0;
    };
    while (await isThere()) await writing.undoLastMigration();
    expect(await held()).toEqual(before);
    await writing.runMigrations();
    expect(await held()).toEqual(before);
    const due = (await writing.query('SELECT key, due_at FROM conversations ORDER BY key')) as { due_at: unknown }[];
    expect(due.map(({ due_at }) => due_at)).toEqual([20, 10, 40, 50, null]);
    await close();
  });

  if (dialect === 'postgres') {
    it('is made once by several instances that start at once', async () => {
      const several = await Promise.all([1, 2, 3].map(() => database.connect(records)));
      for (const one of several) expect(await one.writing.runMigrations()).toEqual([]);
      for (const one of several) await one.close();
    });
  }

  it('is left alone when it is up to date', async () => {
    await (await database.connect(records)).close();
    const again = await database.connect(records);
    expect(await again.writing.runMigrations()).toEqual([]);
    await again.close();
  });
});
