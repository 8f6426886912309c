import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WechatAdapter } from '../../src/bots/wechat';
import { systemClock } from '../../src/shared/clock';
import { FakeLogger } from '../fakes/fake-logger';
import { RecordingSink, until } from './conformance/recording-sink';

const TOKEN = 'puppet_secret_0123456789';
const SLOW_MS = 90_000;
const TIMINGS = { startMs: 20_000, watchMs: 500, probeMs: 4_000, backoffMs: 50, backoffMaxMs: 500, closeMs: 1_000 };
const GATEWAY = join(__dirname, '..', 'support', 'wechat', 'gateway.cjs');

const logger = new FakeLogger();
let port = 0;
let adapter: WechatAdapter;
let gateway: ChildProcess | undefined;
let sent: unknown[] = [];

async function startGateway(): Promise<void> {
  const child = fork(GATEWAY, [String(port), TOKEN], { silent: true });
  gateway = child;
  child.on('message', (said: { sent?: string }) => said.sent !== undefined && sent.push(said));
  await new Promise<void>((resolve, reject) => {
    child.on('message', ({ ready }: { ready?: boolean }) => ready && resolve());
    child.once('exit', () => reject(new Error('the gateway ended')));
  });
}

async function killGateway(): Promise<void> {
  const child = gateway;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

function adapterOn(puppet: string): WechatAdapter {
  const variables = {
    WECHATY_PUPPET_SERVICE_TOKEN: TOKEN,
    WECHATY_PUPPET_SERVICE_ENDPOINT: `127.0.0.1:${port}`,
    WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
  };
  const options = { puppet, variables, account: 'wechat', memory: null, maxMediaBytes: 1_000_000, rooms: [] };
  const fetchForeign = () => Promise.reject(new Error('none'));
  return new WechatAdapter({ ...options, timings: TIMINGS }, { logger, clock: systemClock, fetchForeign });
}

const isUp = (): boolean => adapter.health().state === 'up';

beforeEach(async () => {
  sent = [];
  port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
});

afterEach(async () => {
  await adapter.stop(5_000);
  await killGateway();
  for (const name of ['TOKEN', 'ENDPOINT', 'NO_TLS_INSECURE_CLIENT'])
    delete process.env[`WECHATY_PUPPET_SERVICE_${name}`];
  expect(JSON.stringify(logger.lines)).not.toContain(TOKEN);
});

it(
  'is down, with the reason, where the puppet cannot be loaded',
  async () => {
    adapter = adapterOn('wechaty-puppet-that-nobody-installed');
    await adapter.start(() => Promise.resolve());
    await until('it is down', () => adapter.health().state === 'down' && adapter.health().why !== 'connecting', 40_000);
    expect(adapter.health().why).toBe('MODULE_NOT_FOUND');
  },
  SLOW_MS,
);

it(
  'waits for a gateway that is not there yet',
  async () => {
    adapter = adapterOn('wechaty-puppet-service');
    await adapter.start(() => Promise.resolve());
    await until('it is in trouble', () => adapter.health().why === 'wechat.silent', 40_000);
    await startGateway();
    await until('it is up', isUp, 40_000);
  },
  SLOW_MS,
);

it(
  'carries words both ways, also after the gateway was killed and started again',
  async () => {
    const sink = new RecordingSink();
    adapter = adapterOn('wechaty-puppet-service');
    await startGateway();
    await adapter.start(sink.take);
    const to = { channel: 'wechat', account: 'wechat', chatId: 'wxid_zhang' };
    const talk = async (words: string, count: number): Promise<void> => {
      await until('it is up', isUp, 40_000);
      gateway?.send({ says: words });
      expect((await sink.newest(count)).parts).toEqual([{ t: 'text', text: words }]);
      const result = await adapter.send(to, { type: 'text', text: `听到：${words}` }, { key: words });
      expect(result.result).toBe('accepted');
      // Another process: its report may come after its answer.
      await until('the gateway reports it', () => JSON.stringify(sent.at(-1) ?? '').includes(`听到：${words}`), 10_000);
      expect(sent.at(-1)).toMatchObject({ sent: `听到：${words}`, chatId: 'wxid_zhang' });
    };
    await talk('路灯坏了', 1);
    await killGateway();
    await until('the loss is seen', () => !isUp(), 40_000);
    expect((await adapter.send(to, { type: 'text', text: '在吗' }, { key: 'k' })).result).toBe('retry');
    await startGateway();
    await talk('还是不亮', 2);
  },
  SLOW_MS,
);
