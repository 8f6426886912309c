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

onBothDatabases('writes that need no answer', (dialect) => {
  let database: TestDatabase;
  let connections: DatabaseConnections;

  beforeEach(async () => {
    database = await testDatabase(dialect);
    connections = await database.connect();
    await connections.unitOfWork.run((sql) =>
      sql.query('CREATE TABLE notes (id text NOT NULL PRIMARY KEY, n integer)'),
    );
  });
  afterEach(async () => {
    await connections.close();
    await database.drop();
  });

  const notes = (): Promise<unknown[]> => connections.unitOfWork.read('SELECT id, n FROM notes ORDER BY id');

  it('are done in their order, as part of the transaction', async () => {
    const { unitOfWork } = connections;
    await unitOfWork.run(async (sql) => {
      await sql.writes((all) => {
        void all.insert(
          'notes',
          ['id', 'n'],
          [
            ['a', 1],
            ['b', 1],
          ],
        );
        void all.query('UPDATE notes SET n = 2 WHERE id = ?', ['b']);
        void all.insert('notes', ['id', 'n'], []);
      });
      expect(await sql.query('SELECT n FROM notes WHERE id = ?', ['b'])).toEqual([{ n: 2 }]);
    });
    const undone = unitOfWork.run(async (sql) => {
      await sql.writes((all) => void all.query('DELETE FROM notes'));
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await notes()).toEqual([
      { id: 'a', n: 1 },
      { id: 'b', n: 2 },
    ]);
  });

  it('fail the transaction when one fails', async () => {
    const { unitOfWork } = connections;
    const run = unitOfWork.run((sql) =>
      sql.writes((all) => {
        void all.insert('notes', ['id', 'n'], [['a', 1]]);
        void all.insert('notes', ['id', 'n'], [['a', 2]]);
      }),
    );
    await expect(run).rejects.toThrow(/unique/i);
    expect(await notes()).toEqual([]);
  });

  it('are single statements too, alone or inside a transaction', async () => {
    const { unitOfWork } = connections;
    expect(await unitOfWork.single('INSERT INTO notes (id, n) VALUES (?, 1) RETURNING id', ['alone'])).toEqual([
      { id: 'alone' },
    ]);
    const undone = unitOfWork.run(async () => {
      await unitOfWork.single('INSERT INTO notes (id, n) VALUES (?, 1)', ['inside']);
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect(await notes()).toEqual([{ id: 'alone', n: 1 }]);
  });

  it('know whose transaction they are in, one after another and side by side', async () => {
    const { unitOfWork } = connections;
    const told: string[] = [];
    const work = (name: string) =>
      unitOfWork.run(async (sql) => {
        await sql.insert('notes', ['id', 'n'], [[name, 1]]);
        await unitOfWork.run((inner) => inner.query('UPDATE notes SET n = 2 WHERE id = ?', [name]));
        unitOfWork.onCommit(() => told.push(name));
        expect(await unitOfWork.read('SELECT n FROM notes WHERE id = ?', [name])).toEqual([{ n: 2 }]);
        expect(told).not.toContain(name);
      });
    await work('first');
    await Promise.all([work('second'), work('third')]);
    expect([...told].sort()).toEqual(['first', 'second', 'third']);
    expect(await notes()).toHaveLength(3);
  });
});

describe('a bundle of writes', () => {
  let database: TestDatabase;
  let connections: DatabaseConnections;

  beforeEach(async () => {
    database = await testDatabase('sqlite');
    connections = await database.connect();
    await connections.unitOfWork.run((sql) =>
      sql.query('CREATE TABLE notes (id text NOT NULL PRIMARY KEY, n integer)'),
    );
  });
  afterEach(async () => {
    await connections.close();
    await database.drop();
  });

  const UPSERT = '(id) DO UPDATE SET n = excluded.n WHERE notes.n = excluded.n - 1';
  const notes = (): Promise<unknown[]> => connections.unitOfWork.read('SELECT id, n FROM notes ORDER BY id');
  const count = (rows: [string, number][]) =>
    connections.unitOfWork.together((sql) => {
      void sql.query('DELETE FROM notes WHERE id = ?', ['old']);
      sql.insertEvery('notes', ['id', 'n'], rows, UPSERT);
    });

  it('is one transaction; what waits for the commit runs after it', async () => {
    const { unitOfWork } = connections;
    const told: unknown[] = [];
    await unitOfWork.together((sql) => {
      sql.insertEvery(
        'notes',
        ['id', 'n'],
        [
          ['old', 1],
          ['a', 1],
        ],
      );
      unitOfWork.onCommit(() => told.push('committed'));
      expect(told).toEqual([]);
    });
    expect(told).toEqual(['committed']);
    await count([
      ['a', 2],
      ['b', 1],
    ]);
    expect(await notes()).toEqual([
      { id: 'a', n: 2 },
      { id: 'b', n: 1 },
    ]);
  });

  it('leaves nothing behind when a row that had to be written was not, and tells nobody', async () => {
    const { unitOfWork } = connections;
    await count([
      ['a', 1],
      ['old', 1],
    ]);
    const told: unknown[] = [];
    const stale = unitOfWork.together((sql) => {
      unitOfWork.onCommit(() => told.push('committed'));
      void sql.query('DELETE FROM notes WHERE id = ?', ['old']);
      sql.insertEvery(
        'notes',
        ['id', 'n'],
        [
          ['b', 1],
          ['a', 7],
        ],
        UPSERT,
      );
    });
    await expect(stale).rejects.toMatchObject({ code: 'database.otherwise' });
    expect(told).toEqual([]);
    expect(await notes()).toEqual([
      { id: 'a', n: 1 },
      { id: 'old', n: 1 },
    ]);
    await unitOfWork.run((sql) => sql.query('DELETE FROM notes'));
    expect(await notes()).toEqual([]);
  });

  it('waits for the transactions before it', async () => {
    const { unitOfWork } = connections;
    const [, bundled] = await Promise.allSettled([
      unitOfWork.run(async (sql) => {
        await sql.insert('notes', ['id', 'n'], [['a', 1]]);
        await sql.query('UPDATE notes SET n = 1 WHERE id = ?', ['a']);
      }),
      count([['a', 2]]),
    ]);
    expect(bundled.status).toBe('fulfilled');
    expect(await notes()).toEqual([{ id: 'a', n: 2 }]);
  });

  const without = process.env['TEST_WITHOUT_POSTGRES'];
  const onPostgres = without ? it.skip : it;
  onPostgres(`cannot be had on PostgreSQL${without ? ` (skipped: ${without})` : ''}`, async () => {
    const other = await testDatabase('postgres');
    const { unitOfWork, close } = await other.connect();
    expect(unitOfWork.bundles).toBe(false);
    await expect(unitOfWork.together(() => undefined)).rejects.toMatchObject({ code: 'database.noBundles' });
    await close();
    await other.drop();
  });

  describe('gathered', () => {
    it('reads at once and is written in one transaction when it is over; a nested unit joins it', async () => {
      const { unitOfWork } = connections;
      const told: unknown[] = [];
      await unitOfWork.run((sql) => sql.query('DELETE FROM notes'));
      await unitOfWork.gather(async (sql) => {
        expect(await sql.query('SELECT n FROM notes')).toEqual([]);
        unitOfWork.onCommit(() => told.push('committed'));
        await unitOfWork.run(async (nested) => nested.insert('notes', ['id', 'n'], [['a', 1]]));
        sql.insertEvery('notes', ['id', 'n'], [['b', 2]]);
        expect(await connections.unitOfWork.read('SELECT 1 AS one WHERE 1 = 1')).toEqual([{ one: 1 }]);
      });
      expect(told).toEqual(['committed']);
      expect(await notes()).toEqual([
        { id: 'a', n: 1 },
        { id: 'b', n: 2 },
      ]);
    });

    it('asks nothing twice, until it is over', async () => {
      const { unitOfWork } = connections;
      await unitOfWork.run((sql) => sql.query('DELETE FROM notes'));
      const count = (sql: Sql, above: number) => sql.query('SELECT count(*) AS n FROM notes WHERE n > ?', [above]);
      expect(unitOfWork.gathering).toBe(false);
      await unitOfWork.gather(async (sql) => {
        expect(unitOfWork.gathering).toBe(true);
        const asked = count(sql, 0);
        expect(count(sql, 0)).toBe(asked);
        expect(count(sql, 1)).not.toBe(asked);
        expect(await asked).toEqual([{ n: 0 }]);
        sql.insertEvery('notes', ['id', 'n'], [['d', 1]]);
        // What was read before the writing is not true any more.
        await expect(count(sql, 0)).rejects.toMatchObject({ code: 'database.otherwise' });
      });
      await unitOfWork.gather(async (sql) => {
        expect(await count(sql, 0)).toEqual([{ n: 1 }]);
      });
    });

    it.each([
      ['reads what it wrote', (sql: Sql) => sql.query('SELECT n FROM notes')],
      ['asks for rows of a write', (sql: Sql) => sql.query('DELETE FROM notes RETURNING id')],
      ['says what is neither read nor write', (sql: Sql) => sql.query('WITH n AS (SELECT 1) SELECT * FROM n')],
      ['asks for rows of an insert', (sql: Sql) => sql.insert('notes', ['id', 'n'], [['z', 1]], { returning: 'id' })],
    ])('is refused when it %s, and nothing is written', async (_what, ask) => {
      const { unitOfWork } = connections;
      await unitOfWork.run((sql) => sql.query('DELETE FROM notes'));
      const told: unknown[] = [];
      const gathered = unitOfWork.gather(async (sql) => {
        unitOfWork.onCommit(() => told.push('committed'));
        sql.insertEvery('notes', ['id', 'n'], [['c', 1]]);
        await ask(sql);
      });
      await expect(gathered).rejects.toMatchObject({ code: 'database.otherwise' });
      expect(told).toEqual([]);
      expect(await notes()).toEqual([]);
    });
  });
});
