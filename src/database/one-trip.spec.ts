import { Database } from 'sqlite3';
import { OneTrip } from './one-trip';
import type { SqlRow, SqlValue } from './sql';

describe('reads in one trip', () => {
  let database: Database;
  let asked: string[];
  let trip: OneTrip;

  const query = <Row = SqlRow>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> => {
    asked.push(text);
    return new Promise((resolve, reject) => {
      database.all<Row>(text, [...params], (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  };

  beforeEach(async () => {
    database = new Database(':memory:');
    asked = [];
    trip = new OneTrip({ query });
    await query('CREATE TABLE lamps (id TEXT, lit INTEGER, lat REAL)');
    await query("INSERT INTO lamps VALUES ('东门', 1, 39.98), ('西门', NULL, -0.5)");
  });
  afterEach(() => new Promise((resolve) => database.close(resolve)));

  const three = (): Promise<SqlRow[][]> =>
    Promise.all([
      trip.query('SELECT * FROM lamps WHERE id = ?', ['西门']),
      trip.query('SELECT count(*) AS many FROM lamps WHERE lat > ?', [0]),
      trip.query('SELECT id FROM lamps WHERE id = ?', ['北门']),
    ]);

  it('answers each as if it had been asked alone', async () => {
    expect(await three()).toEqual([[{ id: '西门', lit: null, lat: -0.5 }], [{ many: 1 }], []]);
  });

  it('is one statement once it knows the columns, also of what finds nothing', async () => {
    await three();
    asked = [];
    await three();
    expect(asked).toHaveLength(1);
  });

  it('waits for what is asked in the same moment, after other promises', async () => {
    await three();
    asked = [];
    const later = Promise.resolve().then(() =>
      Promise.resolve().then(() => trip.query('SELECT id FROM lamps ORDER BY id')),
    );
    const [first, second] = await Promise.all([trip.query('SELECT lit FROM lamps WHERE id = ?', ['东门']), later]);
    expect(first).toEqual([{ lit: 1 }]);
    expect(second).toEqual([{ id: '东门' }, { id: '西门' }]);
    expect(asked.filter((text) => text.includes('json_group_array'))).toHaveLength(1);
  });

  it('asks a lone question as it is', async () => {
    await trip.query('SELECT lit FROM lamps');
    expect(asked.at(-1)).toBe('SELECT lit FROM lamps');
  });

  it('tells everybody of a mistake, and knows better the next time', async () => {
    const ends = await Promise.allSettled([trip.query('SELECT id FROM lamps'), trip.query('SELECT id FROM lanterns')]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await query('CREATE TABLE lanterns (id TEXT)');
    expect(await Promise.all([trip.query('SELECT id FROM lamps'), trip.query('SELECT id FROM lanterns')])).toEqual([
      [{ id: '东门' }, { id: '西门' }],
      [],
    ]);
  });
});
