import { randomUUID } from 'node:crypto';
import { WebChatStore } from '../../src/bots/web';
import type { DatabaseConnections } from '../../src/database';
import { AppError } from '../../src/shared/app-error';
import type { InboundMessage } from '../../src/shared/chat';
import { testDatabase, type TestDatabase } from '../support/databases';
import { until } from '../support/until';
import { webHouse, type WebHouse } from '../support/web/web-house';
import { listen, WebVisitor } from '../support/web/web-visitor';

describe('the web channel over HTTP', () => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let house: WebHouse;
  let taken: InboundMessage[];
  let refuses: boolean;
  const visitor = new WebVisitor(() => house);

  beforeAll(async () => {
    home = await testDatabase('sqlite');
    database = await home.connect();
    house = await webHouse(database);
  });
  afterAll(async () => {
    await house.close();
    await database.close();
    await home.drop();
  });
  beforeEach(async () => {
    taken = [];
    refuses = false;
    await house.adapter.start((message) => {
      if (refuses) return Promise.reject(new AppError('database.away'));
      taken.push(message);
      return Promise.resolve();
    });
  });

  it('gives an identity that no script can read, and knows it again', async () => {
    const first = await visitor.inject('GET', '/api/chat/me', { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/^ys_resident=[\w-]{32}; .*HttpOnly; SameSite=Lax/);
    expect(first.json()).toMatchObject({ language: 'en', limits: { mediaBytes: 50_000 } });
    const again = await visitor.inject('GET', '/api/chat/me', { headers: { cookie } });
    expect(String(again.headers['set-cookie']).split(';')[0]).toBe(cookie.split(';')[0]);
    const forged = await visitor.inject('GET', '/api/chat/me', { headers: { cookie: 'ys_resident=../etc' } });
    expect(String(forged.headers['set-cookie'])).not.toContain('etc');
  });

  it('takes what a person said, under an id that a repeat keeps', async () => {
    const cookie = await visitor.person();
    const said = { clientId: randomUUID(), text: '路灯坏了', place: { lat: 39.99, lon: 116.47 }, language: 'zh-CN' };
    const [first, second] = [await visitor.say(cookie, said), await visitor.say(cookie, said)];
    expect([first.statusCode, second.statusCode]).toEqual([202, 202]);
    expect(second.json()).toEqual(first.json());
    expect(taken[1]).toEqual(taken[0]);
    expect(taken[0]).toMatchObject({
      channel: 'web',
      account: 'web',
      addressed: true,
      language: 'zh-CN',
      chat: { scope: 'private' },
      parts: [
        { t: 'text', text: '路灯坏了' },
        { t: 'place', lat: 39.99, lon: 116.47 },
      ],
    });
    expect(JSON.stringify(taken[0])).not.toContain(cookie.split('=')[1]);
    const messages = await visitor.history(cookie);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ clientId: said.clientId, author: 'person', body: { text: '路灯坏了' } });
  });

  it('shows a pressed choice as the person’s own words', async () => {
    const cookie = await visitor.person();
    const press = { token: 'm1.0', messageId: '1abc', label: '是' };
    await visitor.say(cookie, { press });
    expect(taken[0]).toMatchObject({ parts: [{ t: 'press', token: 'm1.0' }], messageId: '1abc' });
    const messages = await visitor.history(cookie);
    expect(messages[0].body).toEqual({ type: 'said', press });
  });

  it('asks to come again while the message is not safe, and keeps no trace of it', async () => {
    const cookie = await visitor.person();
    const said = { clientId: randomUUID(), text: '没有热水' };
    refuses = true;
    const refused = await visitor.say(cookie, said);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBeDefined();
    expect(refused.json()).toEqual({ error: { code: 'channel.tryAgain' } });
    expect(await visitor.history(cookie)).toEqual([]);
    refuses = false;
    expect((await visitor.say(cookie, said)).statusCode).toBe(202);
    await house.adapter.stop(100);
    expect((await visitor.say(cookie, { text: '在吗' })).statusCode).toBe(503);
  });

  it('keeps the chats of two persons apart', async () => {
    const [one, other] = [await visitor.person(), await visitor.person()];
    await visitor.say(one, { text: '甲' });
    expect((await visitor.inject('GET', '/api/chat/messages', { headers: { cookie: other } })).json().messages).toEqual(
      [],
    );
    expect((await visitor.inject('GET', '/api/chat/messages')).statusCode).toBe(401);
  });

  it('refuses what comes from elsewhere, in another form, or makes no sense', async () => {
    const cookie = await visitor.person();
    const codes = async (headers: object, payload: object = { text: '在' }) => {
      const answer = await visitor.say(cookie, payload, headers);
      return [answer.statusCode, answer.json().error?.code];
    };
    expect(await codes({ 'sec-fetch-site': 'cross-site' })).toEqual([403, 'request.foreign']);
    expect(await codes({ 'sec-fetch-site': undefined, origin: 'https://evil.example' })).toEqual([
      403,
      'request.foreign',
    ]);
    expect((await codes({ 'sec-fetch-site': undefined, origin: 'http://localhost:3000' }))[0]).toBe(202);
    const form = { headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: 'text=x' };
    expect((await visitor.inject('POST', '/api/chat/messages', form)).statusCode).toBe(415);
    expect(await codes({}, { clientId: 'x', text: '在' })).toEqual([400, 'request.invalid']);
    expect(await codes({}, { place: { lat: 91, lon: 0 } })).toEqual([400, 'request.invalid']);
    expect(await codes({}, {})).toEqual([400, 'message.empty']);
    expect(await codes({}, { text: '长'.repeat(5001) })).toEqual([413, 'text.tooLong']);
    expect(await codes({}, { text: '长'.repeat(40_000) })).toEqual([413, 'request.tooLarge']);
    expect(await codes({}, { media: ['0'.repeat(32)] })).toEqual([400, 'media.unknown']);
    expect(taken).toHaveLength(1);
  });

  it('answers in its own shape what fails before a route hears of it', async () => {
    const headers = { cookie: await visitor.person(), 'content-type': 'application/json' };
    for (const url of ['/api/chat/messages', '/api/desk/rooms/a/messages']) {
      for (const payload of ['{', '{"__proto__":1}']) {
        const answer = await visitor.inject('POST', url, { headers, payload });
        expect([answer.statusCode, answer.json()]).toEqual([400, { error: { code: 'request.invalid' } }]);
      }
    }
    const nowhere = await visitor.inject('GET', '/api/chat/nothing');
    expect([nowhere.statusCode, nowhere.json()]).toEqual([404, { error: { code: 'page.missing' } }]);
    const elsewhere = await visitor.inject('POST', '/api/other', { headers, payload: '{' });
    expect(elsewhere.json()).toMatchObject({ statusCode: elsewhere.statusCode });
  });

  it('serves pages under a strict policy', async () => {
    const page = await visitor.inject('GET', '/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' });
    expect(page.body).toContain('<meta content="crime=110,fire=119,injury=119"><p>110、119|110, 119</p>');
    const script = await visitor.inject('GET', '/web/chat-abc.js');
    expect(script.headers['cache-control']).toContain('immutable');
    const known = await visitor.inject('GET', '/web/chat-abc.js', {
      headers: { 'if-none-match': script.headers.etag },
    });
    expect(known.statusCode).toBe(304);
    for (const name of ['links.key', '..%2Findex.html', 'nothing.js']) {
      expect((await visitor.inject('GET', `/web/${name}`)).statusCode).toBe(404);
    }
  });

  it('streams what happens, from where the page left off, and nothing twice', async () => {
    const cookie = await visitor.person();
    await visitor.say(cookie, { text: '一' });
    const chatId = taken[0]?.chat.id ?? '';
    const send = async (text: string) => {
      const sent = await house.adapter.send(
        { channel: 'web', account: 'web', chatId },
        { type: 'text', text },
        { key: text },
      );
      return sent.result === 'accepted' ? (sent.ids[0] ?? '') : '';
    };
    const first = await send('二');
    await send('三');
    const stream = await listen(house, cookie, first);
    await until(() => stream.text().includes('三'));
    await send('四');
    await visitor.say(cookie, { text: '五' });
    await until(() => stream.text().includes('五'));
    expect(stream.texts()).toEqual(['三', '四', '五']);
    expect(stream.text()).toContain('event: typing');
    // Nothing is said in answer here: the bot does not seem to write for ever.
    await until(() => stream.text().includes('"on":false'));
    expect(stream.text()).not.toContain('二');
    stream.close();
    const { messages } = await house.app.get(WebChatStore).history(chatId, { limit: 10 });
    expect(messages).toHaveLength(5);
  });

  it('slows down who comes too often', async () => {
    const rates = { person: { burst: 3, perSecond: 0.001 }, address: { burst: 100, perSecond: 1 } };
    const slow = await webHouse(database, { rates, demo: 'off' });
    const get = (url: string, headers: object = {}) => slow.app.inject({ method: 'GET', url, headers: { ...headers } });
    const cookie = String((await get('/api/chat/me')).headers['set-cookie']).split(';')[0];
    const codes = [];
    for (let at = 0; at < 4; at += 1) codes.push((await get('/api/chat/messages', { cookie })).statusCode);
    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await get('/api/desk/rooms', { host: 'localhost' })).statusCode).toBe(404);
    await slow.close();
  });

  it('counts who comes through a proxy on this machine by the address that the proxy saw', async () => {
    const rates = { person: { burst: 100, perSecond: 1 }, address: { burst: 2, perSecond: 0.001 } };
    const slow = await webHouse(database, { rates });
    const from = async (forwarded?: string) => {
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      return (await slow.app.inject({ method: 'GET', url: '/api/chat/me', headers })).statusCode;
    };
    const codes = [];
    // What stands before the last address is what the browser made up.
    for (const made of ['10.0.0.1', '10.0.0.2', '10.0.0.3']) codes.push(await from(`${made}, 192.0.2.7`));
    expect(codes).toEqual([200, 200, 429]);
    expect([await from('192.0.2.7, 192.0.2.8'), await from('192.0.2.7')]).toEqual([200, 429]);
    for (let at = 0; at < 4; at += 1) expect(await from()).toBe(200);
    await slow.close();
  });
});
