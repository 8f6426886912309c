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
