import type { DatabaseConnections, Sql } from '../../src/database';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';

onBothDatabases('writes beside the others of a transaction', (dialect) => {
  let database: TestDatabase;
  let connections: DatabaseConnections;

  beforeAll(async () => {
    database = await testDatabase(dialect);
    connections = await database.connect();
    await connections.unitOfWork.run((sql) => sql.query('CREATE TABLE notes (id text NOT NULL PRIMARY KEY)'));
  });

  afterAll(async () => {
    await connections.close();
    await database.drop();
  });

  const note = (sql: Sql, id: string): Promise<unknown> => sql.insert('notes', ['id'], [[id]]);
  const notes = (): Promise<unknown[]> => connections.unitOfWork.read('SELECT id FROM notes ORDER BY id');

  it('are committed with it', async () => {
    const { unitOfWork } = connections;
    await unitOfWork.run((sql) => {
      unitOfWork.beside(note(sql, 'beside'));
      return note(sql, 'main');
    });
    expect(await notes()).toEqual([{ id: 'beside' }, { id: 'main' }]);
  });

  it('fail it when they fail, with their own error, and nothing of it stays', async () => {
    const { unitOfWork } = connections;
    const run = unitOfWork.run(async (sql) => {
      unitOfWork.beside(note(sql, 'beside'));
      await note(sql, 'never');
    });
    await expect(run).rejects.toThrow(/unique/i);
    expect(await notes()).toHaveLength(2);
  });

  it('are over before it is rolled back', async () => {
    const { unitOfWork } = connections;
    const run = unitOfWork.run((sql) => {
      unitOfWork.beside(note(sql, 'late').then(() => note(sql, 'later')));
      return Promise.reject(new Error('no'));
    });
    await expect(run).rejects.toThrow('no');
    await unitOfWork.run((sql) => note(sql, 'next'));
    expect(await notes()).toEqual([{ id: 'beside' }, { id: 'main' }, { id: 'next' }]);
  });
});
