import { AppError } from '../../../src/shared/app-error';
import type { FetchedMedia, InboundMessage, MediaPart, Part } from '../../../src/shared/chat';
import type { Case } from './conformance';
import { type RecordingSink, until } from './recording-sink';

/** The smallest JPEG there is, made longer where a test wants length. */
export const aPicture = (bytes = 200): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(bytes - 4, 7)]);

/** What another channel holds: a picture, unless its name is the code of what is wrong with it. */
export function elsewhere(_source: unknown, ref: string): Promise<FetchedMedia> {
  if (ref.startsWith('media.')) return Promise.reject(new AppError(ref));
  return Promise.resolve({ bytes: aPicture(), mime: 'image/jpeg' });
}

function medium(parts: readonly Part[]): MediaPart {
  const part = parts.find((one) => one.t === 'media');
  if (part?.t !== 'media') throw new Error(`no medium in ${JSON.stringify(parts)}`);
  return part;
}

/** Messages by album, in the order of the first of each; a platform may deliver an album whole or in pieces. */
function byAlbum(messages: readonly InboundMessage[]): Part[][] {
  const albums = new Map<string, Part[]>();
  for (const { albumKey, eventId, parts } of messages) {
    const key = albumKey ?? eventId;
    albums.set(key, [...(albums.get(key) ?? []), ...parts]);
  }
  return [...albums.values()];
}

const mediaOf = (parts: readonly Part[]): Part[] => parts.filter(({ t }) => t === 'media');

/** The messages as soon as they hold so many media. */
async function withMedia(sink: RecordingSink, count: number): Promise<InboundMessage[]> {
  let messages: InboundMessage[] = [];
  const held = (): number => messages.reduce((sum, { parts }) => sum + mediaOf(parts).length, 0);
  while (held() < count) messages = await sink.some(messages.length + 1);
  return messages;
}

/** What a person can put into a message. */
export function contentCases(test: Case): void {
  test('a photo, whose bytes can be fetched', [], async ({ h, sink }) => {
    const bytes = aPicture();
    await h.sendsPhoto({ person: await h.person() }, bytes);
    const { parts, albumKey } = await sink.one();
    expect(parts).toEqual([expect.objectContaining({ t: 'media', kind: 'photo' })]);
    // A platform that marks no albums may find only later that it was the first of several.
    if (!h.lateAlbums) expect(albumKey).toBeUndefined();
    const fetched = await h.adapter.fetchMedia(medium(parts).ref);
    expect(fetched.bytes.equals(bytes)).toBe(true);
    expect(fetched.mime).toBe('image/jpeg');
  });

  test('a photo with words as both', ['captions'], async ({ h, sink }) => {
    await h.sendsPhoto({ person: await h.person() }, aPicture(), '井盖没了');
    const { parts } = await sink.one();
    expect(parts.map(({ t }) => t).sort()).toEqual(['media', 'text']);
    expect(parts).toContainEqual({ t: 'text', text: '井盖没了' });
  });

  test('a video', ['video'], async ({ h, sink }) => {
    await h.sendsVideo({ person: await h.person() });
    expect(medium((await sink.one()).parts).kind).toBe('video');
  });

  test('a voice note', ['voice'], async ({ h, sink }) => {
    await h.sendsVoice({ person: await h.person() });
    expect(medium((await sink.one()).parts).kind).toBe('voice');
  });

  test('a file with its name', ['file'], async ({ h, sink }) => {
    const bytes = Buffer.from('%PDF-1.4 停水通知');
    await h.sendsFile({ person: await h.person() }, '停水通知.pdf', bytes);
    const part = medium((await sink.one()).parts);
    expect(part).toMatchObject({ kind: 'file', fileName: '停水通知.pdf' });
    expect((await h.adapter.fetchMedia(part.ref)).bytes.equals(bytes)).toBe(true);
  });

  test('a place, with and without a name', ['place'], async ({ h, sink }) => {
    const person = await h.person();
    await h.sendsPlace({ person }, { lat: 39.9966, lon: 116.4701 });
    await h.sendsPlace({ person }, { lat: 39.9087, lon: 116.3975, label: '天安门广场' });
    const [bare, named] = await sink.some(2);
    expect(bare?.parts).toEqual([{ t: 'place', lat: 39.9966, lon: 116.4701 }]);
    expect(named?.parts).toEqual([expect.objectContaining({ t: 'place', lat: 39.9087, lon: 116.3975 })]);
    expect(JSON.stringify(named?.parts)).toContain('天安门广场');
  });

  test('what it cannot carry, by name', ['sticker'], async ({ h, sink }) => {
    await h.sendsSticker({ person: await h.person() });
    expect((await sink.one()).parts).toEqual([{ t: 'unsupported', kind: 'sticker' }]);
  });

  test("a person's own number", ['contact'], async ({ h, sink }) => {
    await h.sendsContact({ person: await h.person() }, '+8613800138000', 'own');
    expect((await sink.one()).parts).toEqual([{ t: 'contact', phone: '+8613800138000' }]);
  });

  test("and never another one's", ['contact', 'foreignContact'], async ({ h, sink }) => {
    const person = await h.person();
    await h.sendsContact({ person }, '+8613800138000', 'own');
    await h.sendsContact({ person }, '+8613900139000', 'other');
    const [own, other] = await sink.some(2);
    expect(own?.parts).toEqual([{ t: 'contact', phone: '+8613800138000' }]);
    expect(other?.parts).toEqual([{ t: 'unsupported', kind: 'contact' }]);
  });

  test('the payload of a deep link', ['deepLink'], async ({ h, sink }) => {
    await h.followsLink({ person: await h.person() }, 'loc_wangjing-3');
    expect((await sink.one()).startPayload).toBe('loc_wangjing-3');
  });

  for (const count of [3, 10]) {
    test(`an album of ${count} under one key`, ['albumsIn'], async ({ h, sink }) => {
      const person = await h.person();
      await h.sendsAlbum({ person }, count, '都在这里');
      const messages = await withMedia(sink, count);
      const [parts = [], ...others] = byAlbum(messages);
      expect(others).toEqual([]);
      if (messages.length > 1) expect(messages[0]?.albumKey).toBeTruthy();
      expect(mediaOf(parts)).toHaveLength(count);
      expect(parts).toContainEqual({ t: 'text', text: '都在这里' });
    });
  }

  test('two albums and a text between them, apart', ['albumsIn'], async ({ h, sink }) => {
    const person = await h.person();
    await h.sendsAlbum({ person }, 2);
    await h.says({ person }, '这是另一处');
    await h.sendsAlbum({ person }, 3);
    const albums = byAlbum(await withMedia(sink, 5));
    expect(albums.map((parts) => mediaOf(parts).length)).toEqual([2, 0, 3]);
    expect(albums[1]).toEqual([{ t: 'text', text: '这是另一处' }]);
  });

  test('an album that a restart cuts in two, whole', ['albumsIn', 'albumParts', 'redelivery'], async ({ h, sink }) => {
    const person = await h.person();
    let taken = 0;
    sink.behave = () => (++taken > 1 ? Promise.reject(new Error('going down')) : undefined);
    await h.sendsAlbum({ person }, 3);
    await sink.called(2);
    sink.behave = () => undefined;
    await h.restarts(sink.take);
    const messages = await sink.some(3);
    expect(new Set(messages.map(({ albumKey }) => albumKey)).size).toBe(1);
    await until('everything is confirmed', async () => (await h.unconfirmed()) === 0);
  });

  test('an edit as a later version of the same message', ['personEdits'], async ({ h, sink }) => {
    const person = await h.person();
    const said = await h.says({ person }, '望京西园三区');
    await sink.one();
    await h.edits({ person }, said, '望京西园四区');
    const [first, later] = await sink.some(2);
    expect(later).toMatchObject({
      edited: true,
      messageId: first?.messageId,
      parts: [{ t: 'text', text: '望京西园四区' }],
    });
    expect(later?.eventId).not.toBe(first?.eventId);
    expect(first?.edited).toBeFalsy();
  });

  test('a press as its token', ['buttons'], async ({ h, sink }) => {
    const person = await h.person();
    const choices = ['甲', '乙', '丙'].map((label, at) => ({ label, token: `t.${at}` }));
    await h.says({ person }, '有哪些');
    await sink.one();
    const menu = { type: 'menu', prompt: '请选一项', choices } as const;
    const sent = await h.adapter.send(h.address({ person }), menu, { key: 'menu' });
    await h.presses({ person }, 2);
    const press = await sink.newest(2);
    expect(press.parts).toEqual([{ t: 'press', token: 't.1' }]);
    expect(press).toMatchObject({ addressed: true, personId: person });
    if (sent.result === 'accepted' && press.messageId !== undefined) expect(sent.ids).toContain(press.messageId);
  });

  test('a press on what is no longer shown', ['buttons'], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '有哪些');
    await sink.one();
    const choices = [{ label: '甲', token: 'new.1' }];
    const menu = { type: 'menu', prompt: '请选一项', choices } as const;
    await h.adapter.send(h.address({ person }), menu, { key: 'menu' });
    await h.pressesStale({ person }, 'old.1');
    expect((await sink.newest(2)).parts).toEqual([{ t: 'press', token: 'old.1' }]);
  });

  test('no medium above the limit', [], async ({ h, sink }) => {
    const person = await h.person();
    await h.sendsPhoto({ person }, aPicture(h.maxMediaBytes));
    await h.sendsPhoto({ person }, aPicture(h.maxMediaBytes + 1));
    const [fits, large] = await sink.some(2);
    expect((await h.adapter.fetchMedia(medium(fits?.parts ?? []).ref)).bytes).toHaveLength(h.maxMediaBytes);
    const refused = h.adapter.fetchMedia(medium(large?.parts ?? []).ref);
    await expect(refused).rejects.toMatchObject({ code: 'media.tooLarge' });
  });

  test('no medium that is not there', [], async ({ h }) => {
    await expect(h.adapter.fetchMedia('no-such-thing')).rejects.toMatchObject({
      code: expect.stringMatching(/^media\./),
    });
  });
}
