import { createServer, connect as dial, type AddressInfo, type Server, type Socket } from 'node:net';
import { faultOf } from '../../src/bots/database-fault';
import { connect } from '../../src/database';
import { testDatabase, type TestDatabase } from '../support/databases';

const without = process.env['TEST_WITHOUT_POSTGRES'];
const suite = without ? describe.skip : describe;

suite(`PostgreSQL that goes away${without ? ` (skipped: ${without})` : ''}`, () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await testDatabase('postgres');
  });
  afterEach(() => database.drop());

  it('without a word is given up in time, and used again when it is back', async () => {
    const wire = await Wire.to(new URL(database.url));
    const { unitOfWork, close } = await connect(wire.url, [], 500);
    const asks = (): Promise<unknown> => unitOfWork.run((sql) => sql.query('SELECT 1 AS one'));
    const fault = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => 'none', faultOf);
    await asks();
    wire.cut = true;
    expect(await Promise.all([fault(asks()), fault(unitOfWork.read('SELECT 1 AS one'))])).toEqual([
      'unreachable',
      'unreachable',
    ]);
    wire.cut = false;
    expect(await asks()).toEqual([{ one: 1 }]);
    await close();
    wire.close();
  });

  it.each(['before a statement', 'in a statement', 'before the end'])(
    'in a transaction, %s, is to blame',
    async (when) => {
      const { unitOfWork, writing, close } = await database.connect();
      const turn = unitOfWork.run(async (sql) => {
        const [row] = await sql.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        const end = (): Promise<unknown> => writing.query('SELECT pg_terminate_backend($1)', [row?.pid]);
        const asleep = when === 'in a statement' ? sql.query('SELECT pg_sleep(5)') : Promise.resolve();
        asleep.catch(() => undefined);
        await end();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await asleep;
        if (when === 'before a statement') await sql.query('SELECT 1');
      });
      expect(await turn.then(() => 'none', faultOf)).toBe('unreachable');
      expect(await unitOfWork.run((sql) => sql.query('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
      await close();
    },
  );
});

/** A way to the database that can be cut without anybody being told. */
class Wire {
  cut = false;

  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async to(target: URL): Promise<Wire> {
    const ends = new Set<Socket>();
    const server = createServer((near) => {
      const far = dial(Number(target.port || 5432), target.hostname);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        ends.add(from);
        from.on('data', (chunk) => !wire.cut && to.write(chunk));
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    server.on('close', () => ends.forEach((end) => end.destroy()));
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = String((server.address() as AddressInfo).port);
    const wire = new Wire(url.href, server);
    return wire;
  }

  close(): void {
    this.server.close();
  }
}
