import { testDatabase } from '../support/databases';
import type { DatabaseConnections } from '../../src/database';

describe('a transaction on SQLite that is undone', () => {
  let connections: DatabaseConnections;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const database = await testDatabase('sqlite');
    drop = database.drop;
    connections = await database.connect();
    await connections.unitOfWork.run(async (sql) => {
      await sql.query('CREATE TABLE notes (id text NOT NULL PRIMARY KEY, words text)');
      await sql.query('CREATE TABLE claims (id text NOT NULL PRIMARY KEY)');
    });
  });
  afterEach(async () => {
    await connections.close();
    await drop();
  });

  it('does not keep what was first written in it from being written later', async () => {
    const note = (id: string, fails: boolean): Promise<void> =>
      connections.unitOfWork.run(async (sql) => {
        await sql.writes((all) => void all.insert('notes', ['id', 'words'], [[id, 'x']]));
        if (fails) throw new Error('another turn of the batch');
      });
    await expect(note('1', true)).rejects.toThrow('another turn');
    for (const id of ['2', '3']) await note(id, false);
    expect(await connections.unitOfWork.read('SELECT id FROM notes ORDER BY id')).toEqual([{ id: '2' }, { id: '3' }]);
  });

  it('keeps nothing of what follows a statement that met a full disk, and the next one works', async () => {
    const { unitOfWork, writing } = connections;
    await unitOfWork.run((sql) => sql.insert('notes', ['id', 'words'], [['0', 'x']]));
    const [size] = (await writing.query('PRAGMA page_count')) as { page_count: number }[];
    await writing.query(`PRAGMA max_page_count = ${Number(size?.page_count) + 2}`);
    const turn = unitOfWork.run(async (sql) => {
      await sql.insert('notes', ['id', 'words'], [['1', 'y']]);
      const beside = sql.query('UPDATE notes SET words = ? WHERE id = ?', ['z'.repeat(100_000), '0']);
      unitOfWork.beside(beside);
      await beside.catch(() => undefined);
      await sql.insert('claims', ['id'], [['event-1']], { conflict: 'DO NOTHING', returning: 'id' });
    });
    // Errors of the driver come from another realm here.
    await expect(turn.catch((error: { code: string }) => Promise.reject(new Error(error.code)))).rejects.toThrow(
      'SQLITE_FULL',
    );
    expect(await unitOfWork.read('SELECT id FROM claims')).toEqual([]);
    expect(await unitOfWork.read('SELECT id FROM notes')).toEqual([{ id: '0' }]);
    await unitOfWork.run((sql) => sql.insert('claims', ['id'], [['event-2']]));
    expect(await unitOfWork.read('SELECT id FROM claims')).toEqual([{ id: 'event-2' }]);
  });
});
