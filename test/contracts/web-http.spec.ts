import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { WebChatStore } from '../../src/bots/web';
import type { DatabaseConnections } from '../../src/database';
import { AppError } from '../../src/shared/app-error';
import type { InboundMessage } from '../../src/shared/chat';
import { testDatabase, type TestDatabase } from '../support/databases';
import { until } from '../support/until';
import { webHouse, type WebHouse } from '../support/web/web-house';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };
const JPEG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(200, 7)]);

describe('the web channel over HTTP', () => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let house: WebHouse;
  let taken: InboundMessage[];
  let refuses: boolean;

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

  const inject = (
    method: 'GET' | 'POST',
    url: string,
    given: { headers?: object; payload?: string | object | Buffer } = {},
  ) =>
    house.app.inject({
      method,
      url,
      payload: given.payload,
      headers: known({ host: 'localhost:3000', ...(method === 'POST' ? SAME_ORIGIN : {}), ...given.headers }),
    });

  async function person(): Promise<string> {
    const { headers } = await inject('GET', '/api/chat/me');
    return String(headers['set-cookie']).split(';')[0] ?? '';
  }

  const say = (cookie: string, said: object, headers: object = {}) =>
    inject('POST', '/api/chat/messages', {
      headers: { cookie, ...headers },
      payload: { clientId: randomUUID(), ...said },
    });

  function upload(cookie: string, bytes: Buffer, name = '照片.jpg') {
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/html\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]);
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' };
    return inject('POST', '/api/chat/uploads', { headers, payload });
  }

  it('gives an identity that no script can read, and knows it again', async () => {
    const first = await inject('GET', '/api/chat/me', { headers: { 'accept-language': 'en-GB,en;q=0.9' } });
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/^ys_resident=[\w-]{32}; .*HttpOnly; SameSite=Lax/);
    expect(first.json()).toMatchObject({ language: 'en', limits: { mediaBytes: 50_000 } });
    const again = await inject('GET', '/api/chat/me', { headers: { cookie } });
    expect(String(again.headers['set-cookie']).split(';')[0]).toBe(cookie.split(';')[0]);
    const forged = await inject('GET', '/api/chat/me', { headers: { cookie: 'ys_resident=../etc' } });
    expect(String(forged.headers['set-cookie'])).not.toContain('etc');
  });

  it('takes what a person said, under an id that a repeat keeps', async () => {
    const cookie = await person();
    const said = { clientId: randomUUID(), text: '路灯坏了', place: { lat: 39.99, lon: 116.47 }, language: 'zh-CN' };
    const [first, second] = [await say(cookie, said), await say(cookie, said)];
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
    const { messages } = (await inject('GET', '/api/chat/messages', { headers: { cookie } })).json();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ clientId: said.clientId, author: 'person', body: { text: '路灯坏了' } });
  });

  it('shows a pressed choice as the person’s own words', async () => {
    const cookie = await person();
    const press = { token: 'm1.0', messageId: '1abc', label: '是' };
    await say(cookie, { press });
    expect(taken[0]).toMatchObject({ parts: [{ t: 'press', token: 'm1.0' }], messageId: '1abc' });
    const { messages } = (await inject('GET', '/api/chat/messages', { headers: { cookie } })).json();
    expect(messages[0].body).toEqual({ type: 'said', press });
  });

  it('asks to come again while the message is not safe, and keeps no trace of it', async () => {
    const cookie = await person();
    const said = { clientId: randomUUID(), text: '没有热水' };
    refuses = true;
    const refused = await say(cookie, said);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBeDefined();
    expect(refused.json()).toEqual({ error: { code: 'channel.tryAgain' } });
    expect((await inject('GET', '/api/chat/messages', { headers: { cookie } })).json().messages).toEqual([]);
    refuses = false;
    expect((await say(cookie, said)).statusCode).toBe(202);
    await house.adapter.stop(100);
    expect((await say(cookie, { text: '在吗' })).statusCode).toBe(503);
  });

  it('keeps the chats of two persons apart', async () => {
    const [one, other] = [await person(), await person()];
    await say(one, { text: '甲' });
    expect((await inject('GET', '/api/chat/messages', { headers: { cookie: other } })).json().messages).toEqual([]);
    expect((await inject('GET', '/api/chat/messages')).statusCode).toBe(401);
  });

  it('refuses what comes from elsewhere, in another form, or makes no sense', async () => {
    const cookie = await person();
    const codes = async (headers: object, payload: object = { text: '在' }) => {
      const answer = await say(cookie, payload, headers);
      return [answer.statusCode, answer.json().error?.code];
    };
    expect(await codes({ 'sec-fetch-site': 'cross-site' })).toEqual([403, 'request.foreign']);
    expect(await codes({ 'sec-fetch-site': undefined, origin: 'https://evil.example' })).toEqual([
      403,
      'request.foreign',
    ]);
    expect((await codes({ 'sec-fetch-site': undefined, origin: 'http://localhost:3000' }))[0]).toBe(202);
    const form = { headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' }, payload: 'text=x' };
    expect((await inject('POST', '/api/chat/messages', form)).statusCode).toBe(415);
    expect(await codes({}, { clientId: 'x', text: '在' })).toEqual([400, 'request.invalid']);
    expect(await codes({}, { place: { lat: 91, lon: 0 } })).toEqual([400, 'request.invalid']);
    expect(await codes({}, {})).toEqual([400, 'message.empty']);
    expect(await codes({}, { text: '长'.repeat(5001) })).toEqual([413, 'text.tooLong']);
    expect(await codes({}, { text: '长'.repeat(40_000) })).toEqual([413, 'request.tooLarge']);
    expect(await codes({}, { media: ['0'.repeat(32)] })).toEqual([400, 'media.unknown']);
    expect(
      (
        await inject('POST', '/api/chat/messages', {
          headers: { cookie, 'content-type': 'application/json' },
          payload: '{',
        })
      ).statusCode,
    ).toBe(400);
    expect(taken).toHaveLength(1);
  });

  it('knows an upload by its content, and gives it only to who made it or was shown it', async () => {
    const [cookie, other] = [await person(), await person()];
    const uploaded = await upload(cookie, JPEG);
    expect(uploaded.json()).toMatchObject({
      kind: 'photo',
      mime: 'image/jpeg',
      bytes: JPEG.length,
      fileName: '照片.jpg',
    });
    const { ref } = uploaded.json();
    await say(cookie, { text: '井盖没了', media: [ref] });
    expect(taken[0]?.parts).toEqual([
      { t: 'text', text: '井盖没了' },
      { t: 'media', ref, kind: 'photo', mime: 'image/jpeg', bytes: JPEG.length, fileName: '照片.jpg' },
    ]);
    expect((await house.adapter.fetchMedia(ref)).bytes.equals(JPEG)).toBe(true);
    const { messages } = (await inject('GET', '/api/chat/messages', { headers: { cookie } })).json();
    const shown = await inject('GET', messages[0].body.media[0].url);
    expect(shown.rawPayload.equals(JPEG)).toBe(true);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect((await inject('GET', `/api/chat/media/${ref}`, { headers: { cookie } })).statusCode).toBe(200);
    expect((await inject('GET', `/api/chat/media/${ref}`, { headers: { cookie: other } })).statusCode).toBe(404);
    expect((await inject('GET', `/api/chat/media/${ref}?e=zzzzzz&s=forged`)).statusCode).toBe(404);
    expect((await say(other, { media: [ref] })).json().error.code).toBe('media.unknown');
  });

  it('serves what it does not know as a download, never as a page', async () => {
    const cookie = await person();
    const { ref, kind } = (await upload(cookie, Buffer.from('<script>alert(1)</script>'), 'a.html')).json();
    expect(kind).toBe('file');
    const { headers } = await inject('GET', `/api/chat/media/${ref}`, { headers: { cookie } });
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('refuses an upload that is too large or empty', async () => {
    const cookie = await person();
    expect((await upload(cookie, Buffer.alloc(50_000, 1))).statusCode).toBe(201);
    for (const size of [50_001, 80_000]) {
      const refused = await upload(cookie, Buffer.alloc(size, 1));
      expect([refused.statusCode, refused.json().error.code]).toEqual([413, 'media.tooLarge']);
    }
    expect((await upload(cookie, Buffer.alloc(0))).json().error.code).toBe('media.empty');
    expect((await upload('', JPEG)).statusCode).toBe(401);
  });

  it('serves pages under a strict policy', async () => {
    const page = await inject('GET', '/');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' });
    const script = await inject('GET', '/web/chat-abc.js');
    expect(script.headers['cache-control']).toContain('immutable');
    const known = await inject('GET', '/web/chat-abc.js', { headers: { 'if-none-match': script.headers.etag } });
    expect(known.statusCode).toBe(304);
    for (const name of ['links.key', '..%2Findex.html', 'nothing.js']) {
      expect((await inject('GET', `/web/${name}`)).statusCode).toBe(404);
    }
  });

  it('has a desk for this machine only', async () => {
    const cookie = await person();
    const as = { id: 'wang', name: '王师傅' };
    const press = { token: 'tk:accept:1', messageId: '1abc', label: '签收' };
    const url = '/api/desk/rooms/street-110105026/messages';
    const at = (payload: object, headers: object = {}) =>
      inject('POST', url, { headers: { cookie, ...headers }, payload: { clientId: randomUUID(), as, ...payload } });
    expect((await at({ press })).statusCode).toBe(202);
    await at({ text: '今天谁值班' });
    await at({ text: '@应声 我的待办' });
    await at({ text: '办结 0042 灯已换好' });
    const sent = await house.adapter.send(
      { channel: 'web', account: 'web', chatId: 'desk:street-110105026' },
      { type: 'text', text: '请签收' },
      { key: randomUUID() },
    );
    const replyTo = sent.result === 'accepted' ? sent.ids[0] : '';
    await at({ text: '收到', replyTo });
    expect(taken.map(({ addressed }) => addressed)).toEqual([true, false, true, true, true]);
    expect(taken[0]).toMatchObject({
      chat: { id: 'desk:street-110105026', scope: 'group', title: 'street-110105026' },
      personId: 'staff-wang',
      personName: '王师傅',
    });
    expect(taken[4]?.replyTo).toBe(replyTo);
    expect((await inject('GET', '/api/desk/rooms')).json().rooms).toMatchObject([{ id: 'street-110105026' }]);
    for (const headers of [{ host: 'city.example' }, { 'x-forwarded-for': '1.2.3.4' }]) {
      expect((await inject('GET', '/api/desk/rooms', { headers })).statusCode).toBe(404);
      expect((await inject('GET', '/desk', { headers })).statusCode).toBe(404);
    }
  });

  it('streams what happens, from where the page left off, and nothing twice', async () => {
    const cookie = await person();
    await say(cookie, { text: '一' });
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
    await say(cookie, { text: '五' });
    await until(() => stream.text().includes('五'));
    expect(stream.texts()).toEqual(['三', '四', '五']);
    expect(stream.text()).toContain('event: typing');
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
});

/** A header that is undefined is not sent. */
function known(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
}

/** A real connection, for a stream has no end to wait for. */
async function listen({ app }: WebHouse, cookie: string, after: string) {
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as { port: number };
  let text = '';
  const asked = request({ port, path: `/api/chat/events?after=${after}`, headers: { cookie } }, (response) => {
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  });
  asked.on('error', () => undefined).end();
  await until(() => text.includes('retry'));
  const texts = () =>
    [...text.matchAll(/event: message\ndata: (.*)/g)].map(([, data]) => JSON.parse(data ?? '').body.text);
  return { text: () => text, texts, close: () => asked.destroy() };
}
