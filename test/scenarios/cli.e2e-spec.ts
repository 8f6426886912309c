import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../src/database';
import { WebDriver } from '../support/channels/web.driver';
import { testDatabase } from '../support/databases';
import { House, OPERATOR_TOKEN } from '../support/house';

const typed = (
  file: string,
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv },
): Promise<{ stdout: string }> =>
  new Promise((resolve, reject) => {
    execFile(file, args, options, (error, stdout) => (error ? reject(error) : resolve({ stdout })));
  });

/** The operator's commands, as typed. */
describe('the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-cli-'));
  const run = (...args: string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: `sqlite:${join(folder, 'cli.sqlite')}` };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/src/cli/main.js', ...args], { env });
    return { status, said: stdout.toString(), beside: stderr.toString() };
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('prints the line that binds a group, by name or code', () => {
    expect(run('bind-code', '望京街道')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^\/bind [A-Z0-9]{6,}\n$/),
    });
    expect(run('bind-code', 'street-110105026').said).toMatch(/^\/bind /);
  }, 30_000);

  it('asks which unit is meant, and says when there is none', () => {
    expect(run('bind-code', '八里庄街道')).toMatchObject({
      status: 1,
      beside: expect.stringContaining('street-110105015'),
    });
    expect(run('bind-code', 'nowhere')).toMatchObject({
      status: 1,
      beside: expect.stringContaining('There is no unit'),
    });
  }, 30_000);

  it('lists units and helps', () => {
    expect(run('units', '望京').said).toContain('street-110105026');
    expect(run('--help')).toMatchObject({ status: 0, said: expect.stringContaining('bind-code') });
  }, 30_000);

  const COMMANDS = [
    ...[
      'bind-code',
      'audit',
      'callbacks',
      'dead-letters',
      'dispatch-rules',
      'drop',
      'health',
      'people',
      'person-code',
      'purge',
      'rates',
      'replay',
      'retry',
      'staff',
      'tickets',
      'unbind',
      'units',
    ],
  ];

  it('lets people of staff in and out, and lists what was written down', () => {
    const { said } = run('person-code', 'street-110105026', '--role', 'leader');
    expect(said).toMatch(/^\/bind [A-Z0-9]{8}\n$/);
    expect(run('people').said).toContain('Nobody is bound yet');
    expect(run('people', '--forget', 'telegram:bot:1')).toMatchObject({
      status: 1,
      beside: expect.stringContaining('Nobody is bound as'),
    });
    expect(run('person-code', 'street-110105026', '--role', 'king').status).toBe(2);
    expect(run('audit').said).toContain('Nothing is written down yet');
    expect(JSON.parse(run('audit', '--json').said)).toEqual({ entries: [] });
    expect(run('dispatch-rules').said).toContain('Nothing was ruled yet');
    expect(run('dispatch-rules', '--forget', 'road.lamp/110105026')).toMatchObject({
      status: 1,
      beside: expect.stringContaining('Nothing was ruled on'),
    });
  });

  it('helps with each command, all of which speak JSON', () => {
    for (const command of COMMANDS) {
      const { status, said } = run(command, '--help');
      expect([command, status, said]).toEqual([command, 0, expect.stringContaining('--json')]);
      expect(said).toContain(`Usage: npm run cli -- ${command}`);
    }
  }, 120_000);

  it.each([
    [['bogus'], 2, /unknown command/],
    [['units', '--bogus'], 2, /unknown option/],
    [['bind-code'], 2, /missing required argument/],
    [['bind-code', '望京街道', '--role', 'king'], 2, /none of leaders/],
    [['tickets', '--state', 'lost'], 2, /none of submitted/],
    [['tickets', '--limit', 'many'], 2, /not a whole number/],
    [['replay', '--since', 'yesterday'], 2, /not an instant/],
    [['retry'], 2, /Say which/],
    [['tickets', 'BJ-260302-0001-3'], 1, /There is no ticket/],
    [['retry', 'out:none'], 1, /There is no dead letter/],
    [['drop', 'nonsense'], 1, /no id of a dead letter/],
    [['retry', 'in:%/%/%'], 1, /There is no dead letter/],
    [['unbind', 'web:nowhere'], 1, /No bound chat/],
    [['staff', 'nowhere'], 1, /There is no unit/],
    [['health', '--url', 'http://127.0.0.1:1'], 1, /does not answer/],
  ] as const)(
    'refuses %j with code %i and one sentence',
    (args, status, words) => {
      const refused = run(...args);
      expect(refused).toMatchObject({ status, said: '' });
      expect(refused.beside).toMatch(words);
      expect(refused.beside.trim().split('\n')).toHaveLength(1);
    },
    30_000,
  );

  it('names a database that is away in one sentence', () => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' };
    const { status, stderr } = spawnSync(process.execPath, ['dist/src/cli/main.js', 'tickets'], { env });
    expect([status, stderr.toString().trim().split('\n')]).toEqual([1, [expect.stringContaining('PostgreSQL')]]);
  }, 30_000);
});

/** The same over what a house has lived through. */
describe('the command line over a house', () => {
  let house: House;
  let url: string;
  /** Beside the house, which goes on meanwhile. */
  const json = async <T>(...args: string[]): Promise<T> => {
    const env = { PATH: process.env['PATH'] ?? '', DATABASE_URL: url, OPERATOR_TOKEN };
    const { stdout } = await typed(process.execPath, ['dist/src/cli/main.js', ...args, '--json'], { env });
    return JSON.parse(stdout) as T;
  };
  const seen = new Map<string, string>();

  beforeAll(async () => {
    const home = await testDatabase('sqlite');
    url = home.url;
    house = await House.start({ channels: ['web'], databaseUrl: url });
    const resident = await new WebDriver(house).resident({ name: '张三', language: 'zh-CN' });
    await resident.say('小区门口的路灯黑了三晚，望京西园四区，电话13812345678');
    await house.idle();
    for (const label of ['路灯', '没有', '不公开', '确认提交']) {
      await resident.press(label);
      await house.idle();
    }
    seen.set('resident', resident.key);
  }, 60_000);
  afterAll(() => house.stop());

  it('lists tickets, and shows one masked unless asked for in clear', async () => {
    const { tickets } = await json<{ tickets: { number: string; state: string }[] }>(
      'tickets',
      '--unit',
      'util-street-lamps',
    );
    expect(tickets).toEqual([expect.objectContaining({ state: 'dispatched', leadUnit: 'util-street-lamps' })]);
    expect(await json('tickets', '--state', 'closed')).toEqual({ tickets: [] });
    const number = tickets[0]?.number ?? '';
    const masked = JSON.stringify(await json('tickets', number));
    expect(masked).toContain('138****5678');
    expect(masked).not.toContain('13812345678');
    expect(masked).not.toContain(seen.get('resident'));
    const clear = await json<{ ticket: { phone: string; resident: string; history: { type: string }[] } }>(
      ...['tickets', number, '--in-clear'],
    );
    expect(clear.ticket.phone).toContain('13812345678');
    expect(clear.ticket.resident).toBe(seen.get('resident'));
    expect(clear.ticket.history.map(({ type }) => type)).toEqual(['submitted', 'received', 'dispatched']);
  }, 60_000);

  it('lists bound chats, and unbinds one', async () => {
    const code = await house.bindCode('street-110105026');
    const { unitOfWork } = house.database;
    await unitOfWork.run((sql) =>
      sql.insert(
        'unit_groups',
        ['channel', 'account', 'chat_id', 'unit', 'role', 'title', 'bound_at', 'bound_by'],
        [['telegram', '1', '-100', 'street-110105026', 'unit', '望京群', house.clock.ms, 'p1']],
      ),
    );
    expect(code).toMatch(/^[A-Z0-9]+$/);
    const { chats } = await json<{ chats: object[] }>('staff', '望京街道');
    expect(chats).toEqual([expect.objectContaining({ from: 'bound', title: '望京群', boundBy: 'p1' })]);
    expect(await json('unbind', 'telegram:-100')).toEqual({ chat: 'telegram:-100', units: ['street-110105026'] });
    expect((await json<{ chats: object[] }>('staff', '望京街道')).chats).toEqual([]);
  }, 60_000);

  it('retries and drops dead letters, and replays what is stuck', async () => {
    const { unitOfWork } = house.database;
    const dead = async (id: string, state = 'dead'): Promise<void> => {
      const columns = 'channel account event_id state album_key payload due_at received_at attempts error'.split(' ');
      const row = [
        'web',
        'web',
        id,
        state,
        `["k","${id}"]`,
        '{}',
        state === 'dead' ? null : 1,
        house.clock.ms,
        3,
        'boom',
      ];
      await unitOfWork.run((sql) => sql.insert('inbox', columns, [row]));
    };
    for (const id of ['e1', 'e2', 'e3']) await dead(id);
    await dead('w1', 'waiting');
    const { deadLetters } = await json<{ deadLetters: { id: string }[] }>('dead-letters');
    expect(deadLetters.map(({ id }) => id)).toEqual(['in:web/web/e1', 'in:web/web/e2', 'in:web/web/e3']);
    expect(await json('retry', 'in:web/web/e1')).toEqual({ retried: ['in:web/web/e1'] });
    expect(await json('replay', '--dry-run', '--channel', 'web')).toEqual({ dryRun: true, dead: 2, stuck: 1 });
    expect(await json('replay', '--dry-run', '--channel', 'telegram')).toEqual({ dryRun: true, dead: 0, stuck: 0 });
    expect(await json('drop', 'in:web/web/e2')).toEqual({ dropped: ['in:web/web/e2'] });
    expect(await json('replay')).toEqual({ dryRun: false, dead: 1, stuck: 1 });
    expect(await json('dead-letters')).toEqual({ deadLetters: [] });
    const states = await unitOfWork.read(`SELECT event_id, state FROM inbox WHERE payload = '{}' ORDER BY event_id`);
    expect(states).toEqual(['e1', 'e3', 'w1'].map((event_id) => ({ event_id, state: 'waiting' })));
    await dead('e4');
    await dead('e5');
    expect((await json<{ dropped: string[] }>('drop', '--all')).dropped).toHaveLength(2);
    await unitOfWork.run((sql) => sql.query(`DELETE FROM inbox WHERE payload = '{}'`));
  }, 60_000);

  it('copies the database whole while the house lives, and overwrites nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yingsheng-backup-'));
    const file = join(folder, 'copy.sqlite');
    expect(await json('backup', file)).toEqual({ file });
    await expect(json('backup', file)).rejects.toThrow(/is there already/);
    const copy = await connect(`sqlite:${file}`);
    const ours = await house.database.unitOfWork.read('SELECT number FROM tickets');
    expect(ours).toHaveLength(1);
    expect(await copy.unitOfWork.read('SELECT number FROM tickets')).toEqual(ours);
    await copy.close();
    rmSync(folder, { recursive: true });
  }, 60_000);

  it('purges by policy, and asks the running program how it fares', async () => {
    const purged = await json<{ dryRun: boolean; purged: { inbox: number } }>('purge', '--dry-run');
    // The house lives in March, the command line today: what was handled then is old.
    expect(purged.purged.inbox).toBeGreaterThanOrEqual(5);
    expect(await json('purge')).toEqual({ ...purged, dryRun: false });
    const nothing = { inbox: 0, outbox: 0, sentMessages: 0, guesses: 0 };
    expect((await json<{ purged: object }>('purge')).purged).toEqual(nothing);
    const told = await json<{ status: string; channels: object[] }>('health', '--url', house.url);
    expect(told.status).toBe('ok');
    expect(told.channels).toContainEqual(expect.objectContaining({ channel: 'web', state: 'up' }));
  }, 60_000);
});
