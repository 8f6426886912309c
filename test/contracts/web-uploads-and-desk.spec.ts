import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseConnections } from '../../src/database';
import type { InboundMessage } from '../../src/shared/chat';
import { aPicture } from '../builders/media.builder';
import { testDatabase, type TestDatabase } from '../support/databases';
import { webHouse, type WebHouse } from '../support/web/web-house';
import { WebVisitor } from '../support/web/web-visitor';

describe('uploads and the demonstration desk over HTTP', () => {
  let home: TestDatabase;
  let database: DatabaseConnections;
  let house: WebHouse;
  let taken: InboundMessage[];
  let jpeg: Buffer;
  const visitor = new WebVisitor(() => house);

  beforeAll(async () => {
    jpeg = await aPicture();
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
    await house.adapter.start((message) => {
      taken.push(message);
      return Promise.resolve();
    });
  });

  it('knows an upload by its content, and gives it only to who made it or was shown it', async () => {
    const [cookie, other] = [await visitor.person(), await visitor.person()];
    const uploaded = await visitor.upload(cookie, jpeg);
    expect(uploaded.json()).toMatchObject({
      kind: 'photo',
      mime: 'image/jpeg',
      bytes: jpeg.length,
      fileName: '照片.jpg',
    });
    const { ref } = uploaded.json();
    await visitor.say(cookie, { text: '井盖没了', media: [ref] });
    expect(taken[0]?.parts).toEqual([
      { t: 'text', text: '井盖没了' },
      { t: 'media', ref, kind: 'photo', mime: 'image/jpeg', bytes: jpeg.length, fileName: '照片.jpg' },
    ]);
    expect((await house.adapter.fetchMedia(ref)).bytes.equals(jpeg)).toBe(true);
    const messages = await visitor.history(cookie);
    const shown = await visitor.inject('GET', messages[0].body.media[0].url);
    expect([jpeg, shown.rawPayload].map((bytes) => bytes.includes('Secret Camera'))).toEqual([true, false]);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'x-content-type-options': 'nosniff' });
    expect((await visitor.inject('GET', `/api/chat/media/${ref}`, { headers: { cookie } })).statusCode).toBe(200);
    expect((await visitor.inject('GET', `/api/chat/media/${ref}`, { headers: { cookie: other } })).statusCode).toBe(
      404,
    );
    expect((await visitor.inject('GET', `/api/chat/media/${ref}?e=zzzzzz&s=forged`)).statusCode).toBe(404);
    expect((await visitor.say(other, { media: [ref] })).json().error.code).toBe('media.unknown');
  });

  it('gives a part of a file, for browsers that play a film in parts', async () => {
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42', 'latin1'), Buffer.alloc(188, 7)]);
    const cookie = await visitor.person();
    const { ref } = (await visitor.upload(cookie, film, '录像.mp4')).json();
    const get = (headers: object) =>
      visitor.inject('GET', `/api/chat/media/${ref}`, { headers: { cookie, ...headers } });
    const whole = await get({});
    expect(whole.statusCode).toBe(200);
    expect(whole.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': '200' });
    const parts: [string, string, Buffer][] = [
      ['bytes=0-1', 'bytes 0-1/200', film.subarray(0, 2)],
      ['bytes=100-', 'bytes 100-199/200', film.subarray(100)],
      ['bytes=-5', 'bytes 195-199/200', film.subarray(195)],
    ];
    for (const [range, told, bytes] of parts) {
      const part = await get({ range, 'if-range': whole.headers.etag });
      expect(part.statusCode).toBe(206);
      expect(part.rawPayload.equals(bytes)).toBe(true);
      const length = String(bytes.length);
      expect(part.headers).toMatchObject({ 'content-range': told, 'content-length': length, etag: whole.headers.etag });
      expect(part.headers).toMatchObject({ 'content-type': 'video/mp4', 'x-content-type-options': 'nosniff' });
    }
    expect((await get({ range: 'bytes=0-1', 'if-range': '"another"' })).rawPayload.equals(film)).toBe(true);
    const beyond = await get({ range: 'bytes=200-' });
    expect([beyond.statusCode, beyond.json().error.code]).toEqual([416, 'media.range']);
    expect(beyond.headers['content-range']).toBe('bytes */200');
    expect((await get({ cookie: '', range: 'bytes=0-1' })).statusCode).toBe(404);
  });

  it('says that a file is gone when somebody removed it from the disk', async () => {
    const cookie = await visitor.person();
    const { ref } = (await visitor.upload(cookie, jpeg)).json();
    rmSync(join(house.mediaDir, 'web', ref.slice(0, 2), `${ref}.jpg`));
    for (const range of [undefined, 'bytes=0-1']) {
      const answer = await visitor.inject('GET', `/api/chat/media/${ref}`, { headers: { cookie, range } });
      expect([answer.statusCode, answer.json()]).toEqual([404, { error: { code: 'media.gone' } }]);
      expect(answer.headers['cache-control']).toBeUndefined();
    }
  });

  it('serves what it does not know as a download, never as a page', async () => {
    const cookie = await visitor.person();
    const { ref, kind } = (await visitor.upload(cookie, Buffer.from('<script>alert(1)</script>'), 'a.html')).json();
    expect(kind).toBe('file');
    const { headers } = await visitor.inject('GET', `/api/chat/media/${ref}`, { headers: { cookie } });
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it('refuses an upload that is too large or empty', async () => {
    const cookie = await visitor.person();
    expect((await visitor.upload(cookie, Buffer.alloc(50_000, 1))).statusCode).toBe(201);
    for (const size of [50_001, 80_000]) {
      const refused = await visitor.upload(cookie, Buffer.alloc(size, 1));
      expect([refused.statusCode, refused.json().error.code]).toEqual([413, 'media.tooLarge']);
    }
    expect((await visitor.upload(cookie, Buffer.alloc(0))).json().error.code).toBe('media.empty');
    expect((await visitor.upload('', jpeg)).statusCode).toBe(401);
  });

  it('knows a repeat of what was said also when its upload is no more', async () => {
    const cookie = await visitor.person();
    const { ref } = (await visitor.upload(cookie, jpeg)).json();
    const said = { clientId: randomUUID(), media: [ref] };
    const first = await visitor.say(cookie, said);
    await database.unitOfWork.run((sql) => sql.query('DELETE FROM web_uploads WHERE ref = ?', [ref]));
    const again = await visitor.say(cookie, said);
    expect([again.statusCode, again.json()]).toEqual([202, first.json()]);
    expect(taken[1]).toEqual(taken[0]);
  });

  it('refuses one more upload of who has sent none of many', async () => {
    const unsent = { files: 2, bytes: 10_000 };
    const strict = await webHouse(database, { unsent });
    const guest = new WebVisitor(() => strict);
    const cookie = await guest.person();
    const answers = [];
    for (let at = 0; at < 3; at += 1) answers.push(await guest.upload(cookie, Buffer.from('x')));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 409]);
    const params = { maxFiles: 2, maxBytes: 10_000 };
    expect(answers[2]?.json()).toEqual({ error: { code: 'media.unsent', params } });
    await strict.close();
  });

  it('has a desk for this machine only', async () => {
    const cookie = await visitor.person();
    const as = { id: 'wang', name: '王师傅' };
    const press = { token: 'tk:accept:1', messageId: '1abc', label: '签收' };
    const url = '/api/desk/rooms/street-110105026/messages';
    const at = (payload: object, headers: object = {}) =>
      visitor.inject('POST', url, {
        headers: { cookie, ...headers },
        payload: { clientId: randomUUID(), as, ...payload },
      });
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
    expect((await visitor.inject('GET', '/api/desk/rooms')).json().rooms).toMatchObject([{ id: 'street-110105026' }]);
    for (const headers of [{ host: 'city.example' }, { 'x-forwarded-for': '1.2.3.4' }]) {
      expect((await visitor.inject('GET', '/api/desk/rooms', { headers })).statusCode).toBe(404);
      expect((await visitor.inject('GET', '/desk', { headers })).statusCode).toBe(404);
    }
  });
});
