import type { Case } from './conformance';
import { deferred, until } from './recording-sink';

/** How what happens on the platform comes to the sink: acknowledged late, lost never, repeated under the same id. */
export function deliveryCases(test: Case): void {
  test('a message with the words exactly as they were typed', [], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '望京西园三区 12 号楼 <b>没有</b> 热水 & “很急”\n 👨‍👩‍👧 ');
    const message = await sink.one();
    expect(message.parts).toEqual([{ t: 'text', text: '望京西园三区 12 号楼 <b>没有</b> 热水 & “很急”\n 👨‍👩‍👧 ' }]);
    expect(message).toMatchObject({ channel: h.adapter.channel, account: h.adapter.account, addressed: true });
    expect(message.chat.scope).toBe('private');
    expect(Math.abs(message.sentAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test('several messages of a person in their order', [], async ({ h, sink }) => {
    const person = await h.person();
    for (let at = 1; at <= 8; at++) await h.says({ person }, `第${at}句`);
    await sink.some(8);
    const texts = sink.calls.map(({ parts }) => (parts[0]?.t === 'text' ? parts[0].text : ''));
    expect(texts).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((at) => `第${at}句`));
  });

  test('each event under an id of its own', [], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '同样的话');
    await h.says({ person }, '同样的话');
    const [first, second] = await sink.some(2);
    expect(first?.eventId).not.toBe(second?.eventId);
  });

  test('and acknowledges only after the sink has resolved', ['redelivery'], async ({ h, sink }) => {
    const held = deferred();
    sink.behave = () => held.promise;
    await h.says({ person: await h.person() }, '还没有记下来');
    await sink.called(1);
    expect(await h.unconfirmed()).toBeGreaterThan(0);
    held.resolve();
    await until('everything is confirmed', async () => (await h.unconfirmed()) === 0);
  });

  test('again what the sink refused, until it is taken', ['redelivery'], async ({ h, sink }) => {
    let left = 3;
    sink.behave = () => (left-- > 0 ? Promise.reject(new Error('no database')) : undefined);
    await h.says({ person: await h.person() }, '数据库断了');
    const message = await sink.one();
    expect(sink.calls.length).toBeGreaterThanOrEqual(4);
    expect(new Set(sink.calls.map(({ eventId }) => eventId))).toEqual(new Set([message.eventId]));
    await until('everything is confirmed', async () => (await h.unconfirmed()) === 0);
  });

  test('the others while one is refused', ['redelivery'], async ({ h, sink }) => {
    const [bad, good] = [await h.person(), await h.person()];
    let refuses = true;
    sink.behave = ({ personId }) => (refuses && personId === bad ? Promise.reject(new Error('poison')) : undefined);
    await h.says({ person: bad }, '这一句处理不了');
    await h.says({ person: good }, '这一句没问题');
    expect((await sink.one()).personId).toBe(good);
    refuses = false;
    expect((await sink.some(2)).map(({ personId }) => personId)).toContain(bad);
  });

  test('a repeat under the same id', ['redelivery'], async ({ h, sink }) => {
    await h.says({ person: await h.person() }, '只说了一次');
    await sink.one();
    await h.redelivers();
    await sink.called(2);
    const [first, second] = sink.calls;
    expect(second?.eventId).toBe(first?.eventId);
    expect(second).toEqual(first);
  });

  test('nothing of its own', ['echo'], async ({ h, sink }) => {
    const person = await h.person();
    await h.says({ person }, '在吗');
    await sink.one();
    await h.echoesOwn({ person });
    await h.says({ person }, '还在吗');
    await sink.some(2);
    expect(sink.calls).toHaveLength(2);
  });

  test('a sink that throws before it waits as one that refuses', ['redelivery'], async ({ h, sink }) => {
    let left = 2;
    const wrongs: unknown[] = [];
    const note = (reason: unknown): void => void wrongs.push(reason);
    process.on('unhandledRejection', note);
    sink.behave = () => {
      if (left-- > 0) throw new Error('broken at once');
    };
    await h.says({ person: await h.person() }, '接着来');
    await sink.one();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(wrongs).toEqual([]);
  });

  test('what makes no sense as nothing, and goes on', ['nonsense'], async ({ h, sink }) => {
    await h.deliversNonsense();
    await h.says({ person: await h.person() }, '照常');
    await sink.one();
    expect(sink.calls.map(({ parts }) => parts)).toEqual([[{ t: 'text', text: '照常' }]]);
  });
}
