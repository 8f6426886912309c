import { House, OPERATOR_TOKEN } from '../support/house';
import { until } from '../support/until';
import { WebDriver } from '../support/channels/web.driver';
import { TelegramDriver } from '../support/channels/telegram.driver';

interface Health {
  status: string;
  because: string[];
  database: { state: string; type: string };
  channels: { channel: string; state: string; since?: string; lastEventAt?: string; why?: string; qr?: string }[];
  inbox: { waiting: number; oldestMs: number; dead: number };
  outbox: { queued: number; oldestMs: number; parked: number; dead: number };
}

interface Api {
  paths: Record<string, Record<string, { summary?: string; responses: Record<string, { description: string }> }>>;
}

/** What an operator and the machines that watch see of a running copy. */
describe('operation', () => {
  let house: House;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(house.url + path, { headers });
  const health = async (): Promise<Health> => (await get('/health')).json() as Promise<Health>;
  const metrics = async (): Promise<Map<string, number>> => {
    const text = await (await get('/metrics')).text();
    const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
  };

  beforeAll(async () => {
    house = await House.start({ channels: ['telegram', 'wechat', 'web'] });
  }, 60_000);
  afterAll(() => house.stop());

  /** Each in another place, so that none is offered to join another. */
  const PLACES = ['望京西园四区', '双井街道', '和平街街道'];
  const complain = async (channel: 'web' | 'telegram'): Promise<void> => {
    const driver = channel === 'web' ? new WebDriver(house) : new TelegramDriver(house);
    const resident = await driver.resident({ name: '张三', language: 'zh-CN' });
    const press = async (label: string): Promise<void> => {
      await resident.press(label);
      await house.idle();
    };
    await resident.say(`小区门口的路灯黑了三晚，${PLACES.shift() ?? ''}，电话13812345678`);
    await house.idle();
    await press('路灯');
    await press('没有');
    await press('不公开');
    await press('确认提交');
  };

  it('tells of channels, database and backlogs, with 200 while it serves', async () => {
    await complain('web');
    await complain('telegram');
    const response = await get('/health');
    expect(response.status).toBe(200);
    const report = (await response.json()) as Health;
    expect(report).toMatchObject({
      status: 'ok',
      because: [],
      database: { state: 'up', type: 'sqlite' },
      inbox: { waiting: 0, oldestMs: 0, dead: 0 },
      outbox: { queued: 0, oldestMs: 0, parked: 0, dead: 0 },
    });
    for (const { channel, state, since, lastEventAt } of report.channels) {
      expect([channel, state]).toEqual([channel, 'up']);
      expect(Date.parse(since ?? '')).not.toBeNaN();
      if (channel !== 'wechat') expect(Date.parse(lastEventAt ?? '')).not.toBeNaN();
    }
  }, 60_000);

  it('shows the code that WeChat waits to be logged in with, and is degraded meanwhile', async () => {
    house.wechat?.logsOut();
    await until(async () => JSON.stringify(await health()).includes('"qr"'), 'the login to be asked for');
    const report = await health();
    expect(report.because).toEqual(['channel.wechat']);
    expect(report.channels.find(({ channel }) => channel === 'wechat')).toMatchObject({
      state: 'needsLogin',
      qr: expect.stringContaining('http'),
    });
    expect((await get('/health')).status).toBe(200);
    house.wechat?.scans();
    await until(async () => (await health()).status === 'ok', 'WeChat to be up again');
  }, 60_000);

  it('tells outsiders whether it serves, and no more; figures not at all', async () => {
    const outside = { 'x-forwarded-for': '203.0.113.7' };
    expect(Object.keys((await (await get('/health', outside)).json()) as object)).toEqual(['status', 'at']);
    expect((await get('/metrics', outside)).status).toBe(401);
    expect((await get('/metrics', { authorization: 'Bearer wrong-wrong-wrong-wrong' })).status).toBe(401);
    const ours = { ...outside, authorization: `Bearer ${OPERATOR_TOKEN}` };
    expect((await get('/metrics', ours)).status).toBe(200);
    expect(Object.keys((await (await get('/health', ours)).json()) as object)).toContain('channels');
  });

  it('counts what was carried, by names that are few, and nothing of a person', async () => {
    const before = await metrics();
    await complain('web');
    const after = await metrics();
    const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown('yingsheng_messages_received_total{channel="web",result="handled"}')).toBe(5);
    expect(grown('yingsheng_messages_sent_total{channel="web",class="receipt",result="delivered"}')).toBeGreaterThan(0);
    expect(grown('yingsheng_message_seconds_count{channel="web"}')).toBe(5);
    expect(grown('yingsheng_turn_seconds_count{result="committed"}')).toBeGreaterThanOrEqual(5);
    const opened = [...after.keys()].filter((name) => name.startsWith('yingsheng_tickets_opened_total{channel="web"'));
    expect(opened.reduce((sum, name) => sum + grown(name), 0)).toBe(1);
    expect(after.get('yingsheng_database_up')).toBe(1);
    expect(after.get('yingsheng_channel_state{channel="telegram",state="up"}')).toBe(1);
    expect(after.get('yingsheng_channel_state{channel="telegram",state="down"}')).toBe(0);
    expect(after.get('yingsheng_waiting{box="outbox"}')).toBe(0);
    expect(after.get('yingsheng_oldest_waiting_seconds{box="inbox"}')).toBe(0);
    expect(after.get('yingsheng_dead_letters{box="inbox"}')).toBe(0);
    const text = await (await get('/metrics')).text();
    for (const told of ['13812345678', '望京', '张三', house.telegram?.token ?? '?']) expect(text).not.toContain(told);
    expect(after.size).toBeLessThan(400);
  }, 60_000);

  it('counts repeats apart', async () => {
    const driver = new WebDriver(house);
    const resident = await driver.resident({ name: '李四', language: 'zh-CN' });
    await resident.say('你好');
    await house.idle();
    const before = (await metrics()).get('yingsheng_messages_received_total{channel="web",result="repeated"}') ?? 0;
    await resident.again();
    await house.idle();
    const name = 'yingsheng_messages_received_total{channel="web",result="repeated"}';
    expect((await metrics()).get(name)).toBe(before + 1);
  }, 60_000);

  it('names dead letters in both', async () => {
    const { unitOfWork } = house.database;
    const row = ['web', 'web', 'e1', 'dead', '{}', house.clock.ms, 3, 'boom'];
    const columns = ['channel', 'account', 'event_id', 'state', 'payload', 'received_at', 'attempts', 'error'];
    await unitOfWork.run((sql) => sql.insert('inbox', columns, [row]));
    expect((await health()).because).toContain('deadLetters');
    expect((await metrics()).get('yingsheng_dead_letters{box="inbox"}')).toBe(1);
    await unitOfWork.run((sql) => sql.query(`DELETE FROM inbox WHERE state = 'dead'`));
    expect((await health()).because).not.toContain('deadLetters');
  });

  it('names a sweep that failed for two minutes in both, until it succeeds', async () => {
    const { unitOfWork } = house.database;
    await unitOfWork.run((sql) => sql.query('ALTER TABLE held_pings RENAME TO held_pings_away'));
    for (const ms of [5_000, 121_000]) await house.wait(ms);
    expect((await health()).because).toContain('sweep.timedNotices');
    expect((await metrics()).get('yingsheng_unfinished_sweep_seconds{sweep="timedNotices"}')).toBeGreaterThan(120);
    await unitOfWork.run((sql) => sql.query('ALTER TABLE held_pings_away RENAME TO held_pings'));
    await house.wait(5_000);
    expect((await health()).because).not.toContain('sweep.timedNotices');
    expect((await metrics()).has('yingsheng_unfinished_sweep_seconds{sweep="timedNotices"}')).toBe(false);
  });

  it('describes every route, with codes under the statuses that are answered in truth', async () => {
    const api = (await (await get('/docs/openapi.json')).json()) as Api;
    const described = Object.entries(api.paths).flatMap(([path, of]) =>
      Object.keys(of).map((verb) => `${verb} ${path}`),
    );
    const routed = house.routes().map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
    expect(routed.length).toBeGreaterThan(10);
    expect(routed.filter((route) => !described.includes(route))).toEqual([]);
    for (const of of Object.values(api.paths)) {
      for (const { summary, responses } of Object.values(of)) {
        expect(summary).toBeTruthy();
        for (const { description } of Object.values(responses)) expect(description).toBeTruthy();
      }
    }
    const answers: [string, string, RequestInit, string][] = [
      ['get', '/api/chat/messages', {}, '/api/chat/messages'],
      ['get', '/api/chat/media/{ref}', {}, '/api/chat/media/none'],
      ['get', '/api/desk/rooms/{id}/messages', {}, '/api/desk/rooms/bad%20room/messages'],
      [
        'post',
        '/api/chat/messages',
        { body: '{}', headers: { 'content-type': 'application/json' } },
        '/api/chat/messages',
      ],
      ['post', '/api/chat/uploads', { body: 'x', headers: { 'content-type': 'text/plain' } }, '/api/chat/uploads'],
      ['get', '/web/{name}', {}, '/web/none.js'],
      [
        'post',
        '/telegram/webhook',
        { body: '{}', headers: { 'content-type': 'application/json' } },
        '/telegram/webhook',
      ],
    ];
    for (const [method, path, init, url] of answers) {
      const response = await fetch(house.url + url, { method: method.toUpperCase(), ...init });
      const body = (await response.json()) as { error?: { code: string } };
      const told = api.paths[path]?.[method]?.responses[response.status];
      expect([path, response.status, told?.description]).toEqual([path, response.status, expect.any(String)]);
      if (body.error?.code) expect(told?.description).toContain(body.error.code);
    }
  });

  it('shows the description without anything from elsewhere', async () => {
    const page = await get('/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const html = await page.text();
    const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, at]) => at ?? '');
    expect(loaded.length).toBeGreaterThan(2);
    for (const at of loaded) {
      expect(at).not.toMatch(/^(https?:)?\/\//);
      const response = await fetch(new URL(at, `${house.url}/docs/`).href.replace('/docs/docs', '/docs'));
      expect([at, response.status]).toEqual([at, 200]);
    }
    expect(await (await get('/docs/swagger-ui-init.js')).text()).toContain('"validatorUrl": null');
  });
});
