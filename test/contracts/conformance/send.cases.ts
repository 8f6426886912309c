import type { ChatAddress, OutboundMessage } from '../../../src/shared/chat';
import type { Case } from './conformance';
import { aPicture } from './content.cases';
import type { SendFault } from './harness';

const hello: OutboundMessage = { type: 'text', text: '您好' };

/** What becomes of a message on its way out; whatever happens, it is told as a value. */
export function sendCases(test: Case): void {
  test('to where a message came from', [], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '在吗');
    const { channel, account, chat } = await sink.one();
    const sent = await h.adapter.send({ channel, account, chatId: chat.id }, hello, { key: 'k' });
    const arrived = await h.arrived({ person });
    expect(arrived.map(({ text }) => text)).toEqual(['您好']);
    expect(sent).toEqual({ result: 'accepted', ids: arrived.map(({ id }) => id) });
  });

  test('to a group', ['groups'], async ({ h }) => {
    const person = await h.person();
    const group = await h.group([person]);
    const sent = await h.adapter.send(h.address({ person, group }), hello, { key: 'k' });
    expect(sent.result).toBe('accepted');
    expect(await h.arrived({ person, group })).toHaveLength(1);
  });

  test('an answer that names what it answers', ['reply', 'replyOut'], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '在吗');
    const { messageId } = await sink.one();
    await h.adapter.send(h.address({ person }), hello, { key: 'k', ...(messageId ? { replyTo: messageId } : {}) });
    expect((await h.arrived({ person })).at(-1)?.replyTo).toBe(messageId);
  });

  test('an answer to what is gone all the same', ['reply'], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '在吗');
    await sink.one();
    const sent = await h.adapter.send(h.address({ person }), hello, { key: 'k', replyTo: '999999' });
    expect(sent.result).toBe('accepted');
  });

  test('evidence on, from this and from another channel', ['mediaOut'], async ({ h, sink }) => {
    const person = await h.person();
    await h.sendsPhoto({ person }, aPicture());
    const { account, parts } = await sink.one();
    const part = parts[0];
    if (part?.t !== 'media') throw new Error('no medium');
    const sources = [
      { ref: part.ref, source: { channel: h.adapter.channel, account } },
      { ref: 'elsewhere', source: { channel: 'elsewhere', account: 'x' } },
    ];
    for (const [at, medium] of sources.entries()) {
      const before = (await h.arrived({ person })).length;
      const message: OutboundMessage = { type: 'media', media: [{ kind: 'photo', ...medium }], caption: `现场 ${at}` };
      const sent = await h.adapter.send(h.address({ person }), message, { key: `m${at}` });
      expect(sent.result).toBe('accepted');
      const arrived = (await h.arrived({ person })).slice(before);
      expect(arrived.map(({ text }) => text).join('')).toBe(`现场 ${at}`);
      expect(arrived.map(({ media }) => media)).toEqual(arrived.length === 1 ? [1] : [0, 1]);
    }
  });

  const album = (...refs: string[]): OutboundMessage => ({
    type: 'media',
    media: refs.map((ref) => ({ kind: 'photo', ref, source: { channel: 'elsewhere', account: 'x' } })),
  });

  test('evidence of which one is gone', ['mediaOut'], async ({ h }) => {
    const person = await h.person();
    const sent = await h.adapter.send(h.address({ person }), album('a', 'media.gone', 'b'), { key: 'm' });
    expect(sent).toMatchObject({ result: 'accepted', leftOut: ['media.gone'] });
    expect((await h.arrived({ person })).reduce((sum, { media }) => sum + media, 0)).toBe(2);
  });

  test('evidence of which one cannot be had now', ['mediaOut'], async ({ h }) => {
    const to = h.address({ person: await h.person() });
    const message = album('a', 'media.unavailable');
    expect(await h.adapter.send(to, message, { key: 'm' })).toMatchObject({
      result: 'retry',
      why: 'media.unavailable',
    });
    const sent = await h.adapter.send(to, message, { key: 'm', leaveOut: true });
    expect(sent).toMatchObject({ result: 'accepted', leftOut: ['media.unavailable'] });
  });

  const faults: [SendFault, object][] = [
    ['retryLater', { result: 'retry', afterMs: expect.any(Number) }],
    ['blocked', { result: 'rejected', why: 'blocked' }],
    ['timeout', { result: 'unknown' }],
    ['down', { result: 'retry', afterMs: expect.any(Number) }],
  ];
  for (const [fault, expected] of faults) {
    test(`and tells what became of it: ${fault}`, [fault as 'timeout'], async ({ h, sink }) => {
      const person = await h.person();
      await h.says({ person }, '在吗');
      await sink.one();
      await h.breaks(fault, { person });
      const sent = await h.adapter.send(h.address({ person }), hello, { key: 'k' });
      expect(sent).toMatchObject(expected);
      if (sent.result === 'retry') expect(sent.afterMs).toBeGreaterThan(0);
      expect((await h.arrived({ person })).length).toBe(0);
    });
  }

  test('and tells what became of it: lostAnswer', ['lostAnswer'], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '在吗');
    await sink.one();
    await h.breaks('lostAnswer', { person });
    const sent = await h.adapter.send(h.address({ person }), hello, { key: 'k' });
    expect(await h.arrived({ person })).toHaveLength(1);
    if (sent.result === 'unknown') return;
    // Only who can tell a repeat by its key may ask for one.
    expect(sent.result).toBe('retry');
    const ids = (await h.arrived({ person })).map(({ id }) => id);
    expect(await h.adapter.send(h.address({ person }), hello, { key: 'k' })).toEqual({ result: 'accepted', ids });
    expect(await h.arrived({ person })).toHaveLength(1);
  });

  test('the same key as the same message', ['keys'], async ({ h }) => {
    const person = await h.person();
    const first = await h.adapter.send(h.address({ person }), hello, { key: 'once' });
    expect(await h.adapter.send(h.address({ person }), hello, { key: 'once' })).toEqual(first);
    expect((await h.adapter.send(h.address({ person }), hello, { key: 'twice' })).result).toBe('accepted');
    expect(await h.arrived({ person })).toHaveLength(2);
  });

  test('and tells that the time to answer is over', ['window'], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '在吗');
    await sink.one();
    await h.breaks('windowClosed', { person });
    expect(await h.adapter.send(h.address({ person }), hello, { key: 'k' })).toEqual({ result: 'windowClosed' });
  });

  test('to where a group has moved', ['groups', 'moved'], async ({ h, sink }) => {
    const person = await h.person();
    const group = await h.group([person]);
    const old = h.address({ person, group });
    await h.breaks('moved', { person, group });
    const sent = await h.adapter.send(old, hello, { key: 'k' });
    expect(sent).toMatchObject({ result: 'rejected', why: 'moved', movedTo: expect.any(String) });
    const to: ChatAddress = { ...old, chatId: (sent.result === 'rejected' && sent.movedTo) || '' };
    expect(await h.adapter.send(to, hello, { key: 'k' })).toMatchObject({ result: 'accepted' });
    const moved = await sink.one();
    expect(moved).toMatchObject({ movedFrom: old.chatId, chat: { id: to.chatId }, addressed: false });
  });

  test('again after the platform asked to wait', ['retryLater'], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '在吗');
    await sink.one();
    await h.breaks('retryLater', { person });
    let sent = await h.adapter.send(h.address({ person }), hello, { key: 'k' });
    await h.heals();
    for (let tries = 0; sent.result === 'retry' && tries < 100_000; tries++) {
      await new Promise((resolve) => setImmediate(resolve));
      sent = await h.adapter.send(h.address({ person }), hello, { key: 'k' });
    }
    expect(sent.result).toBe('accepted');
    expect(await h.arrived({ person })).toHaveLength(1);
  });

  test('nothing to nowhere, and never throws', [], async ({ h }) => {
    const address = h.address({ person: await h.person() });
    for (const chatId of ['', 'nowhere', '99999999999', '../etc']) {
      const sent = await h.adapter.send({ ...address, chatId }, hello, { key: 'k' });
      expect(sent.result).toBe('rejected');
    }
  });

  test('nothing that cannot be said, and never throws', [], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '在吗');
    await sink.one();
    const choices = [{ label: '选', token: 'x'.repeat(65) }];
    const wrongs: OutboundMessage[] = [
      { type: 'text', text: '' },
      { type: 'menu', prompt: ' \n ', choices: [] },
      { type: 'media', media: [] },
      ...(h.adapter.capabilities.buttons ? [{ type: 'menu', prompt: '选', choices } as const] : []),
    ];
    for (const [at, message] of wrongs.entries()) {
      const sent = await h.adapter.send(h.address({ person }), message, { key: `w${at}` });
      expect(sent).toMatchObject({ result: 'rejected', why: 'invalid' });
    }
  });
}
