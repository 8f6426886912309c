import type { Case } from './conformance';
import { deferred, until } from './recording-sink';

/** From the first connection to the last: health is told as it is, and nothing is lost on the way. */
export function lifeCases(test: Case): void {
  test('up, since when, and when it last heard something', [], async ({ h, sink }) => {
    expect(h.adapter.health().state).toBe('up');
    expect(h.adapter.health().since.getTime()).toBeLessThanOrEqual(Date.now());
    await h.says({ person: await h.person() }, '在吗');
    await sink.one();
    expect(h.adapter.health().lastEventAt).toBeInstanceOf(Date);
  });

  test('in trouble with the reason while the platform is, and then up again', ['down'], async ({ h, sink }) => {
    const person = await h.person();
    await h.breaks('down', { person });
    await until('health tells the trouble', () => h.adapter.health().state !== 'up');
    expect(h.adapter.health().why).toBeTruthy();
    await h.says({ person }, '断线的时候说的');
    await h.heals();
    await sink.one();
    await until('health is up', () => h.adapter.health().state === 'up');
    expect(h.adapter.health().why).toBeUndefined();
  });

  test('down when the way to the platform stays cut', ['down', 'connection'], async ({ h }) => {
    await h.breaks('down', { person: await h.person() });
    await until('it is called down', () => h.adapter.health().state === 'down');
    expect(h.adapter.health().why).toBeTruthy();
    await h.heals();
    await until('health is up', () => h.adapter.health().state === 'up');
  });

  test('in need of a login when the session ended', ['login'], async ({ h }) => {
    await h.logsOut();
    await until('health asks for a login', () => h.adapter.health().state === 'needsLogin');
  });

  test('stops only when what it took is done', [], async ({ h, sink }) => {
    const held = deferred();
    sink.behave = () => held.promise;
    await h.says({ person: await h.person() }, '正在处理');
    await sink.called(1);
    let stopped = false;
    const stopping = h.adapter.stop(10_000).then(() => (stopped = true));
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    held.resolve();
    await stopping;
    expect(sink.messages).toHaveLength(1);
    expect(h.adapter.health().state).not.toBe('up');
  });

  test('stops at its deadline whatever hangs', [], async ({ h, sink }) => {
    const held = deferred();
    sink.behave = () => held.promise;
    await h.says({ person: await h.person() }, '卡住了');
    await sink.called(1);
    const before = Date.now();
    await h.adapter.stop(30);
    expect(Date.now() - before).toBeLessThan(3000);
    held.resolve();
  });

  test('takes nothing after the stop', [], async ({ h, sink }) => {
    await h.adapter.stop(2000);
    await h.says({ person: await h.person() }, '有人吗');
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(sink.calls).toEqual([]);
  });

  test('takes what was said while it was away', ['redelivery'], async ({ h, sink }) => {
    await h.adapter.stop(2000);
    await h.says({ person: await h.person() }, '等你们回来');
    await h.restarts(sink.take);
    expect((await sink.one()).parts).toEqual([{ t: 'text', text: '等你们回来' }]);
    expect(h.adapter.health().state).toBe('up');
  });

  test('a second stop is no trouble', [], async ({ h }) => {
    await h.adapter.stop(2000);
    await h.adapter.stop(2000);
  });
}
