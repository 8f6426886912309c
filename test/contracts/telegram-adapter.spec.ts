import { AppError } from '../../src/shared/app-error';
import type { OutboundMessage, SendResult } from '../../src/shared/chat';
import { RecordingSink, until } from './conformance/recording-sink';
import { type Answer, no, ok } from './conformance/scripted-bot-api';
import { adapterOf, api, stageEach, TIMINGS, update } from './conformance/scripted-stage';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const to = { channel: 'telegram', account: '42', chatId: '7' };
const text: OutboundMessage = { type: 'text', text: '您好' };
const long: OutboundMessage = { type: 'text', text: '长'.repeat(10_000) };
const card: OutboundMessage = { type: 'card', title: '工单', rows: [], choices: [] };

stageEach();

describe('what a refusal of the platform means', () => {
  it.each<[number, string, object | undefined, Partial<SendResult>]>([
    [429, 'Too Many Requests: retry after 3', { retry_after: 3 }, { result: 'retry', afterMs: 3000 }],
    [500, 'Internal Server Error', undefined, { result: 'retry', afterMs: 5 }],
    [502, 'Bad Gateway', undefined, { result: 'retry', afterMs: 5 }],
    [401, 'Unauthorized', undefined, { result: 'retry' }],
    [403, 'Forbidden: bot was blocked by the user', undefined, { result: 'rejected', why: 'blocked' }],
    [403, "Forbidden: bot can't initiate conversation with a user", undefined, { result: 'rejected', why: 'blocked' }],
    [403, 'Forbidden: user is deactivated', undefined, { result: 'rejected', why: 'gone' }],
    [403, 'Forbidden: bot was kicked from the supergroup chat', undefined, { result: 'rejected', why: 'gone' }],
    [403, 'Forbidden: bot is not a member of the group chat', undefined, { result: 'rejected', why: 'gone' }],
    [400, 'Bad Request: chat not found', undefined, { result: 'rejected', why: 'gone' }],
    [400, 'Bad Request: message thread not found', undefined, { result: 'rejected', why: 'gone' }],
    [
      400,
      'Bad Request: not enough rights to send text messages to the chat',
      undefined,
      { result: 'rejected', why: 'blocked' },
    ],
    [
      400,
      'Bad Request: group chat was upgraded to a supergroup chat',
      { migrate_to_chat_id: -1001 },
      { result: 'rejected', why: 'moved', movedTo: '-1001' },
    ],
    [400, 'Bad Request: something new', undefined, { result: 'rejected', why: 'invalid' }],
    [413, 'Request Entity Too Large', undefined, { result: 'rejected', why: 'invalid' }],
  ])('%d %s', async (code, description, parameters, expected) => {
    api.current.plan('sendMessage', no(code, description, parameters));
    expect(await adapterOf().send(to, text, { key: 'k' })).toMatchObject(expected);
  });

  it('an answer that cannot be read leaves it open', async () => {
    api.current.plan('sendMessage', { status: 200, body: undefined });
    expect(await adapterOf().send(to, text, { key: 'k' })).toMatchObject({ result: 'unknown' });
  });

  it('nobody at the address: not sent', async () => {
    await api.current.stop();
    const sent = await adapterOf().send(to, text, { key: 'k' });
    expect(sent).toMatchObject({ result: 'retry', afterMs: 5 });
    expect(JSON.stringify(sent)).not.toContain('very-secret');
    await api.current.start();
  });

  it('no answer in time: unknown', async () => {
    api.current.plan('sendMessage', { then: 'hang' });
    expect(await adapterOf().send(to, text, { key: 'k' })).toMatchObject({ result: 'unknown', why: 'time-out' });
  });
});

describe('a message of several calls', () => {
  it('goes on where it was interrupted', async () => {
    const adapter = adapterOf();
    api.current.plan('sendMessage', ok({ message_id: 1 }), no(500, 'x'), ok({ message_id: 2 }), ok({ message_id: 3 }));
    expect(await adapter.send(to, long, { key: 'k' })).toMatchObject({ result: 'retry' });
    expect(await adapter.send(to, long, { key: 'k' })).toEqual({ result: 'accepted', ids: ['1', '2', '3'] });
    expect(api.current.of('sendMessage').map(({ text: words }) => String(words).length)).toEqual([
      4096, 4096, 4096, 1808,
    ]);
  });

  it('goes from the beginning under another key', async () => {
    const adapter = adapterOf();
    api.current.plan('sendMessage', ok({ message_id: 1 }), { then: 'hang' });
    expect(await adapter.send(to, long, { key: 'k' })).toMatchObject({ result: 'unknown' });
    await adapter.send(to, long, { key: 'other' });
    expect(api.current.of('sendMessage')).toHaveLength(5);
  });
});

describe('ways out', () => {
  it('says it plainly where markup is refused', async () => {
    api.current.plan('sendMessage', no(400, "Bad Request: can't parse entities: x"), ok({ message_id: 5 }));
    expect(await adapterOf().send(to, card, { key: 'k' })).toEqual({ result: 'accepted', ids: ['5'] });
    expect(api.current.of('sendMessage').map(({ parse_mode: mode }) => mode)).toEqual(['HTML', undefined]);
  });

  it.each(['message to edit not found', "message can't be edited"])('sends anew: %s', async (why) => {
    api.current.plan('editMessageText', no(400, `Bad Request: ${why}`));
    api.current.plan('sendMessage', ok({ message_id: 6 }));
    expect(await adapterOf().send(to, card, { key: 'k', editIds: ['3'] })).toEqual({ result: 'accepted', ids: ['6'] });
  });

  it('takes an edit that changes nothing for done', async () => {
    api.current.plan('editMessageText', no(400, 'Bad Request: message is not modified: x'));
    expect(await adapterOf().send(to, card, { key: 'k', editIds: ['3'] })).toEqual({ result: 'accepted', ids: ['3'] });
  });

  it('tries later when foreign media cannot be had now', async () => {
    const media = [{ kind: 'photo', ref: 'x', source: { channel: 'web', account: 'w' } } as const];
    expect(await adapterOf().send(to, { type: 'media', media }, { key: 'k' })).toMatchObject({ result: 'retry' });
  });
});

describe('an album of another channel', () => {
  const photo = (ref: string) => ({ kind: 'photo', ref, source: { channel: 'web', account: 'w' } }) as const;
  const album = (refs: string[], caption?: string): OutboundMessage => ({
    type: 'media',
    media: refs.map(photo),
    ...(caption === undefined ? {} : { caption }),
  });
  /** What is not in the list is gone. */
  const holder = (there: Set<string>) =>
    adapterOf(
      {},
      {
        fetchForeign: (_, ref) =>
          there.has(ref)
            ? Promise.resolve({ bytes: Buffer.from(ref), mime: 'image/jpeg' })
            : Promise.reject(new AppError('media.gone')),
      },
    );
  const calls = () => api.current.calls.map(({ method }) => method.toLowerCase());

  it('comes without the photo that is gone', async () => {
    api.current.plan('sendMediaGroup', ok([{ message_id: 1 }, { message_id: 2 }]));
    const sent = await holder(new Set(['a', 'b'])).send(to, album(['a', 'gone', 'b']), { key: 'k' });
    expect(sent).toEqual({ result: 'accepted', ids: ['1', '2'], leftOut: ['media.gone'] });
    expect(calls()).toEqual(['sendmediagroup']);
  });

  it('is refused when all are gone, and says its words if it has some', async () => {
    const adapter = holder(new Set());
    const refused = await adapter.send(to, album(['x', 'y']), { key: 'k' });
    expect(refused).toMatchObject({ result: 'rejected', why: 'invalid', detail: 'media.gone' });
    expect(await adapter.send(to, album(['x'], '现场'), { key: 'l' })).toMatchObject({ result: 'accepted' });
    expect(api.current.of('sendMessage')).toEqual([expect.objectContaining({ text: '现场' })]);
  });

  it('goes from the beginning when another photo is gone since it was interrupted', async () => {
    const refs = Array.from({ length: 12 }, (_, at) => `p${at}`);
    const there = new Set(refs);
    const adapter = holder(there);
    const ids = Array.from({ length: 10 }, (_, at) => ({ message_id: at }));
    api.current.plan('sendMediaGroup', ok(ids), no(500, 'x'));
    expect(await adapter.send(to, album(refs), { key: 'k' })).toMatchObject({ result: 'retry' });
    there.delete('p3');
    api.current.plan('sendMediaGroup', ok(ids));
    expect(await adapter.send(to, album(refs), { key: 'k' })).toMatchObject({ result: 'accepted' });
    expect(calls()).toEqual(['sendmediagroup', 'sendmediagroup', 'sendmediagroup', 'sendphoto']);
  });
});

describe('pauses', () => {
  it('holds up the chat that is too fast, and everybody when several are', async () => {
    const adapter = adapterOf();
    const chat = (chatId: string) => adapter.send({ ...to, chatId }, text, { key: chatId });
    for (const id of ['1', '2', '3']) {
      expect(await chat('9')).toMatchObject({ result: 'accepted' });
      api.current.plan('sendMessage', no(429, 'Too Many Requests', { retry_after: 60 }));
      expect(await chat(id)).toMatchObject({ result: 'retry' });
    }
    const calls = api.current.calls.length;
    expect(await chat('9')).toMatchObject({ result: 'retry' });
    expect(api.current.calls).toHaveLength(calls);
  });
});

describe('polling', () => {
  /** Serves what is not confirmed, as the platform does. */
  function serve(...ids: number[]): void {
    api.current.usual.getupdates = ({ payload }) =>
      ok(ids.filter((id) => id >= Number(payload.offset ?? 0)).map((id) => update(id)));
  }

  it('confirms up to the first that failed, whatever order they came in', async () => {
    const sink = new RecordingSink();
    let sick = true;
    sink.behave = ({ eventId }) => (sick && eventId === '11' ? Promise.reject(new Error('no')) : undefined);
    serve(10, 12, 11, 13);
    await adapterOf().start(sink.take);
    await sink.called(7);
    const offsets = api.current.of('getUpdates').map(({ offset }) => offset);
    expect(offsets.slice(0, 2)).toEqual([undefined, 11]);
    sick = false;
    await until('all are confirmed', () => api.current.of('getUpdates').some(({ offset }) => offset === 14));
  });

  it('hands the whole batch on before the first is done', async () => {
    const sink = new RecordingSink();
    sink.behave = () => new Promise((resolve) => (sink.calls.length >= 3 ? resolve() : setImmediate(resolve)));
    serve(1, 2, 3);
    await adapterOf().start(sink.take);
    await sink.some(3);
    expect(sink.calls.slice(0, 3).map(({ eventId }) => eventId)).toEqual(['1', '2', '3']);
  });

  it('tells the platform on leaving what it has done', async () => {
    const sink = new RecordingSink();
    api.current.plan('getUpdates', ok([update(1)]), { then: 'hang' });
    const adapter = adapterOf({ timings: { ...TIMINGS, pollSeconds: 20 } });
    await adapter.start(sink.take);
    await until('the next poll waits', () => api.current.of('getUpdates').length === 2);
    await adapter.stop(1000);
    expect(api.current.of('getUpdates').at(-1)).toMatchObject({ offset: 2, timeout: 0 });
  });

  it.each<[string, string, Answer, string]>([
    ['a token that is refused', 'getMe', no(401, 'Unauthorized'), 'down'],
    ['another copy', 'getUpdates', no(409, 'Conflict: terminated by other getUpdates request'), 'degraded'],
    ['a request too many', 'getUpdates', no(429, 'Too Many Requests', { retry_after: 0 }), 'degraded'],
    ['an error of the platform', 'deleteWebhook', no(500, 'Internal Server Error'), 'degraded'],
    ['an answer that cannot be read', 'getUpdates', { body: undefined }, 'degraded'],
  ])('outlives %s', async (_what, method, answer, state) => {
    const seen = new Set<string>();
    const adapter = adapterOf({}, { logger: { ...silent, warn: (about) => void seen.add(JSON.stringify(about)) } });
    const sink = new RecordingSink();
    api.current.plan(method, answer, answer);
    serve(1);
    await adapter.start(sink.take);
    await sink.one();
    await until('it is up', () => adapter.health().state === 'up');
    expect([...seen].join()).toContain(`"state":"${state}"`);
  });

  it('takes its place back from a webhook', async () => {
    const sink = new RecordingSink();
    api.current.plan('getUpdates', no(409, "Conflict: can't use getUpdates method while webhook is active"));
    serve(1);
    await adapterOf().start(sink.take);
    await sink.one();
    expect(api.current.of('deleteWebhook')).toHaveLength(2);
  });

  it('leaves at once however long the platform holds its answer', async () => {
    api.current.usual.getupdates = () => ({ then: 'hang' });
    const adapter = adapterOf({ timings: { ...TIMINGS, pollSeconds: 25 } });
    await adapter.start(() => Promise.resolve());
    await until('it polls', () => api.current.of('getUpdates').length > 0);
    const before = Date.now();
    await adapter.stop(5000);
    expect(Date.now() - before).toBeLessThan(1000);
  });

  it('answers a press at once, while its work still goes on', async () => {
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    const pressed = {
      id: 'q1',
      from: { id: 7 },
      data: 't',
      message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' } },
    };
    api.current.plan('answerCallbackQuery', no(400, 'Bad Request: query is too old'));
    api.current.plan('getUpdates', ok([{ update_id: 1, callback_query: pressed }]));
    await adapterOf().start(() => held);
    await until('the press is answered', () => api.current.of('answerCallbackQuery').length === 1);
    end();
  });

  it('puts its commands into the menu, each list in its language', async () => {
    const commands = [
      { commands: [{ command: 'help', description: 'Help' }] },
      { language_code: 'zh', commands: [{ command: 'help', description: '帮助' }] },
    ];
    await adapterOf({ commands }).start(() => Promise.resolve());
    await until('the menu is set', () => api.current.of('setMyCommands').length === 2);
    expect(api.current.of('setMyCommands')).toEqual(commands);
  });
});

describe('settings', () => {
  it('a token without an id is refused, and not repeated', () => {
    expect(() => adapterOf({ token: 'very-secret' })).toThrow(expect.objectContaining({ code: 'telegram.token' }));
    expect(() => adapterOf({ token: 'very-secret' })).not.toThrow(/very-secret/);
  });

  it('an address with a path of its own is kept', async () => {
    const adapter = adapterOf({ apiRoot: `${api.root}/tg/proxy` });
    expect(await adapter.send(to, text, { key: 'k' })).toMatchObject({ result: 'accepted' });
  });
});
