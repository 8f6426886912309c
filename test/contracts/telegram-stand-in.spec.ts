import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf } from 'telegraf';
import { TelegramStandIn, type Update } from '../support/telegram';

interface Reply<T = unknown> {
  ok: boolean;
  result: T;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

let telegram: TelegramStandIn;
let url: string;

beforeEach(async () => {
  telegram = new TelegramStandIn({ webhook: { backoffMs: 1, timeoutMs: 2000 } });
  ({ url } = await telegram.start());
});

afterEach(() => telegram.stop());

async function call<T = unknown>(method: string, params: object = {}): Promise<Reply<T>> {
  const response = await fetch(`${url}/bot${telegram.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Reply<T>;
}

async function control<T>(method: string, path: string, body?: object): Promise<T> {
  const init = body ? { method, body: JSON.stringify(body) } : { method };
  const response = await fetch(`${url}/_control/${path}`, init);
  const { ok, result, description } = (await response.json()) as Reply<T>;
  if (!ok) throw new Error(description);
  return result;
}

const poll = async (params: object = {}): Promise<Update[]> => (await call<Update[]>('getUpdates', params)).result;
const client = (): Telegraf['telegram'] => new Telegraf(telegram.token, { telegram: { apiRoot: url } }).telegram;
const lan = (): number => telegram.people.createPerson({ first_name: '李兰', started: true }).id;
const keyboard = (...labels: string[]) => ({
  inline_keyboard: [labels.map((text) => ({ text, callback_data: `do:${text}` }))],
});

describe('requests', () => {
  it('are refused under another token', async () => {
    const response = await fetch(`${url}/bot1:other/getMe`);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  });

  it('are understood as JSON, form, multipart and query', async () => {
    const person = lan();
    const send = `${url}/bot${telegram.token}/sendMessage`;
    const form = new FormData();
    form.set('chat_id', String(person));
    form.set('text', '三');
    await call('SENDMESSAGE', { chat_id: person, text: '一' });
    await fetch(send, { method: 'POST', body: new URLSearchParams({ chat_id: String(person), text: '二' }) });
    await fetch(send, { method: 'POST', body: form });
    await fetch(`${send}?chat_id=${person}&text=${encodeURIComponent('四')}`);
    expect(telegram.messages(person).map((message) => message.text)).toEqual(['一', '二', '三', '四']);
  });

  it('name the bot', async () => {
    expect(await client().getMe()).toMatchObject({ is_bot: true, username: 'yingsheng_bot' });
    expect(await call('getmee')).toMatchObject({ error_code: 404 });
  });

  const long = '长'.repeat(4097);
  it.each<[string, string, object, string]>([
    ['no text', 'sendMessage', { text: '' }, 'message text is empty'],
    ['blank text', 'sendMessage', { text: ' \n' }, 'text must be non-empty'],
    ['long text', 'sendMessage', { text: long }, 'message is too long'],
    ['long caption', 'sendPhoto', { photo: 'https://x.cn/1.jpg', caption: long }, 'message caption is too long'],
    ['unknown file', 'sendPhoto', { photo: 'AgACnone' }, 'wrong file identifier/HTTP URL specified'],
    ['unknown chat', 'sendMessage', { chat_id: 5, text: '您好' }, 'chat not found'],
    ['reply to nothing', 'sendMessage', { text: 'a', reply_parameters: { message_id: 9 } }, 'message to be replied'],
    ['long data', 'sendMessage', { text: 'a', reply_markup: keyboard('长'.repeat(21)) }, 'BUTTON_DATA_INVALID'],
    ['nine in a row', 'sendMessage', { text: 'a', reply_markup: keyboard(...'123456789') }, 'reply markup is too long'],
    ['open tag', 'sendMessage', { text: '<b>a', parse_mode: 'HTML' }, "can't parse entities: Can't find end tag"],
    ['crossed tags', 'sendMessage', { text: '<b><i>a</b></i>', parse_mode: 'HTML' }, "can't parse entities: Unmatched"],
    ['strange tag', 'sendMessage', { text: '<div>a</div>', parse_mode: 'HTML' }, "can't parse entities: Unsupported"],
    ['bare sign', 'sendMessage', { text: '1 & 2', parse_mode: 'HTML' }, "can't parse entities"],
    ['strange mode', 'sendMessage', { text: 'a', parse_mode: 'Rich' }, 'unsupported parse_mode'],
    ['nothing to edit', 'editMessageText', { message_id: 9, text: 'a' }, 'message to edit not found'],
    ['nothing to delete', 'deleteMessage', { message_id: 9 }, 'message to delete not found'],
    ['unknown press', 'answerCallbackQuery', { callback_query_id: '1' }, 'query is too old'],
  ])('are refused: %s', async (_case, method, params, description) => {
    const reply = await call(method, { chat_id: lan(), ...params });
    expect(reply).toMatchObject({ ok: false, error_code: 400 });
    expect(reply.description).toContain(`Bad Request: ${description}`);
  });

  it('read markup into text and entities', async () => {
    const person = lan();
    const text = '<b>编号</b> <a href="https://x.cn/?a=1&amp;b=2">0012</a> &lt;1&gt;';
    expect((await call('sendMessage', { chat_id: person, text, parse_mode: 'HTML' })).result).toMatchObject({
      text: '编号 0012 <1>',
      entities: [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'text_link', offset: 3, length: 4, url: 'https://x.cn/?a=1&b=2' },
      ],
    });
  });
});

describe('polling', () => {
  it('delivers again until confirmed', async () => {
    const person = lan();
    for (const text of ['一', '二', '三']) telegram.people.says({ person, text });
    const updates = await poll();
    expect(updates.map((update) => update.message?.text)).toEqual(['一', '二', '三']);
    expect(await poll()).toEqual(updates);
    const second = updates[1]?.update_id ?? 0;
    expect(await poll({ offset: second, limit: 1 })).toEqual([updates[1]]);
    expect(await poll({ offset: -1 })).toEqual([updates[2]]);
    expect(await poll({ offset: second + 2 })).toEqual([]);
    expect(await poll()).toEqual([]);
  });

  it('waits for what comes, and gives way to a second reader', async () => {
    const person = lan();
    const first = call('getUpdates', { timeout: 30 });
    await settled(() => telegram.core.calls.getupdates === 1);
    const second = poll({ timeout: 30 });
    expect(await first).toMatchObject({ error_code: 409, description: expect.stringContaining('other getUpdates') });
    telegram.people.says({ person, text: '路灯坏了' });
    expect((await second)[0]?.message).toMatchObject({ text: '路灯坏了', from: { id: person }, chat: { id: person } });
  });

  it('keeps to the types asked for', async () => {
    const person = lan();
    await poll({ allowed_updates: ['callback_query'] });
    expect(telegram.people.says({ person, text: '有人吗' }).update_id).toBeNull();
    await poll({ allowed_updates: [] });
    expect(telegram.people.says({ person, text: '有人吗' }).update_id).not.toBeNull();
  });

  it('can bring an update twice, even a confirmed one', async () => {
    telegram.faults.plan({ delivery: { duplicate: 1 } });
    const { update_id: id } = telegram.people.says({ person: lan(), text: '一次' });
    const confirmed = (id ?? 0) + 1;
    expect((await poll()).map((update) => update.update_id)).toEqual([id]);
    expect((await poll({ offset: confirmed })).map((update) => update.update_id)).toEqual([id]);
    expect(await poll({ offset: confirmed })).toEqual([]);
    expect(telegram.core.desk.redeliver(id ?? 0)).toBe(true);
    expect((await poll({ offset: confirmed })).map((update) => update.update_id)).toEqual([id]);
  });

  it('can mix chats while each keeps its order', async () => {
    telegram.faults.plan({ seed: 7, delivery: { reorder: 1 } });
    const persons = [lan(), lan(), lan(), lan()];
    for (const text of ['1', '2']) persons.forEach((person) => telegram.people.says({ person, text }));
    const updates = await poll();
    const inOrder = updates.map((update) => update.update_id).sort((a, b) => a - b);
    expect(updates.map((update) => update.update_id)).not.toEqual(inOrder);
    for (const person of persons) {
      const own = updates.filter((update) => update.message?.chat.id === person);
      expect(own.map((update) => update.message?.text)).toEqual(['1', '2']);
    }
  });

  it('drives a telegraf bot', async () => {
    const bot = new Telegraf(telegram.token, { telegram: { apiRoot: url } });
    bot.on('text', (context) => context.reply(`收到：${context.message.text}`));
    const running = bot.launch();
    const person = lan();
    telegram.people.says({ person, text: '井盖丢了' });
    const reply = await telegram.waitFor(person, (message) => message.text.startsWith('收到'));
    expect(reply.text).toBe('收到：井盖丢了');
    bot.stop();
    await running;
  });
});

describe('a webhook', () => {
  interface Delivery {
    update: Update;
    secret: string | undefined;
  }
  let receiver: http.Server;
  let deliveries: Delivery[];
  let statuses: number[];
  let onDelivery: () => void;
  let answerBody: string;

  beforeEach(async () => {
    [deliveries, statuses, onDelivery, answerBody] = [[], [], () => undefined, ''];
    receiver = http.createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const secret = request.headers['x-telegram-bot-api-secret-token'];
        deliveries.push({ update: JSON.parse(body) as Update, secret: secret as string | undefined });
        response.writeHead(statuses.shift() ?? 200, { 'content-type': 'application/json' }).end(answerBody);
        onDelivery();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    await telegram.stop();
    await new Promise((resolve) => {
      receiver.close(resolve);
      receiver.closeAllConnections();
    });
  });

  const received = (count: number): Promise<void> =>
    new Promise((resolve) => {
      onDelivery = () => deliveries.length >= count && resolve();
      onDelivery();
    });
  const hook = (): string => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  const texts = (): (string | undefined)[] => deliveries.map(({ update }) => update.message?.text);

  it('gets what was pending and what follows, in order, with the secret', async () => {
    const person = lan();
    telegram.people.says({ person, text: '一' });
    await client().setWebhook(hook(), { secret_token: 'geheim_1' });
    telegram.people.says({ person, text: '二' });
    await received(2);
    expect(texts()).toEqual(['一', '二']);
    expect(deliveries[0]?.secret).toBe('geheim_1');
    expect(await call('getUpdates')).toMatchObject({ error_code: 409 });
    expect((await call('getWebhookInfo')).result).toMatchObject({ url: hook(), max_connections: 40 });
  });

  it('gets an update again after a failure, before the next of that chat', async () => {
    const person = lan();
    statuses = [500, 503];
    await call('setWebhook', { url: hook() });
    telegram.people.says({ person, text: '一' });
    telegram.people.says({ person, text: '二' });
    await received(4);
    expect(texts()).toEqual(['一', '一', '一', '二']);
  });

  it('gets doubles when planned, and may answer with a method', async () => {
    const person = lan();
    telegram.faults.plan({ delivery: { duplicate: 1 } });
    answerBody = JSON.stringify({ method: 'sendMessage', chat_id: person, text: '已收到' });
    await call('setWebhook', { url: hook() });
    telegram.people.says({ person, text: '一' });
    await received(2);
    expect((await telegram.waitFor(person)).text).toBe('已收到');
    expect(texts()).toEqual(['一', '一']);
  });

  it('hands back to polling what was not delivered', async () => {
    const person = lan();
    statuses = Array.from({ length: 50 }, () => 500);
    await call('setWebhook', { url: hook() });
    telegram.people.says({ person, text: '一' });
    telegram.people.says({ person, text: '二' });
    await received(1);
    await call('deleteWebhook');
    const next = await poll({ timeout: 5 });
    const more = next.length < 2 ? await poll({ timeout: 5 }) : next;
    expect(more.map((update) => update.message?.text)).toEqual(['一', '二']);
  });
});

/** Resolves once the condition holds; looked at after every turn of the event loop. */
async function settled(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('what the bot sends', () => {
  it('is kept in order with edits applied', async () => {
    const person = lan();
    const api = client();
    const card = await api.sendMessage(person, '请确认', { reply_markup: keyboard('确认', '修改') });
    await api.sendChatAction(person, 'typing');
    await api.sendMessage(person, '其他');
    const edited = telegram.waitFor(person, (message) => message.edits === 1);
    await api.editMessageText(person, card.message_id, undefined, '已确认');
    expect(await edited).toMatchObject({ text: '已确认', buttons: [], method: 'sendMessage' });
    expect(telegram.messages(person).map((message) => message.text)).toEqual(['其他', '已确认']);
    await expect(api.editMessageText(person, card.message_id, undefined, '已确认')).rejects.toThrow('is not modified');
    await api.deleteMessage(person, card.message_id);
    expect(telegram.messages(person).at(-1)).toMatchObject({ deleted: true });
    expect(await control('GET', `chats/${person}/actions`)).toMatchObject([{ action: 'typing' }]);
  });

  it('carries files, alone and as an album', async () => {
    const person = lan();
    const api = client();
    const bytes = Buffer.from('一张图片\r\n--');
    const { photo } = await api.sendPhoto(person, { source: bytes }, { caption: '图' });
    const link = await api.getFileLink(photo.at(-1)?.file_id ?? '');
    expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(bytes);
    const album = await api.sendMediaGroup(person, [
      { type: 'photo', media: photo.at(-1)?.file_id ?? '', caption: '一' },
      { type: 'photo', media: { source: Buffer.from('二') } },
    ]);
    expect(new Set(telegram.messages(person, 1).map((sent) => sent.message.media_group_id)).size).toBe(1);
    expect(album).toHaveLength(2);
    await api.sendDocument(person, { source: Buffer.from('%PDF'), filename: '回执.pdf' });
    expect(telegram.messages(person).at(-1)?.message.document).toMatchObject({ file_name: '回执.pdf', file_size: 4 });
  });

  it('is refused where the bot is not wanted', async () => {
    const person = lan();
    const stranger = telegram.people.createPerson().id;
    const group = telegram.people.createGroup({ members: [person] });
    telegram.people.blocks({ person });
    telegram.people.kicksBot({ chat: group.id, person });
    const why = async (chat: number) => (await call('sendMessage', { chat_id: chat, text: 'a' })).description;
    expect(await why(person)).toBe('Forbidden: bot was blocked by the user');
    expect(await why(stranger)).toBe("Forbidden: bot can't initiate conversation with a user");
    expect(await why(group.id)).toBe('Forbidden: bot was kicked from the group chat');
    expect((await poll()).map((update) => update.my_chat_member?.new_chat_member.status)).toEqual(['kicked', 'kicked']);
    telegram.people.starts({ person, payload: 'xuanwu' });
    expect((await poll({ offset: -1 }))[0]?.message).toMatchObject({ text: '/start xuanwu' });
    expect(await why(person)).toBeUndefined();
  });

  it('learns where a group went', async () => {
    const group = telegram.people.createGroup({ members: [lan()] });
    const upgraded = telegram.people.upgradeGroup({ chat: group.id });
    const reply = await call('sendMessage', { chat_id: group.id, text: 'a' });
    expect(reply).toMatchObject({ error_code: 400, parameters: { migrate_to_chat_id: upgraded.id } });
    const messages = (await poll()).map((update) => update.message);
    expect(messages).toMatchObject([{ migrate_to_chat_id: upgraded.id }, { migrate_from_chat_id: group.id }]);
    expect((await call('sendMessage', { chat_id: upgraded.id, text: 'a' })).ok).toBe(true);
  });
});

describe('persons', () => {
  it('press buttons that are there, and stale ones on purpose', async () => {
    const person = lan();
    const api = client();
    const { message_id: card } = await api.sendMessage(person, '请选择', { reply_markup: keyboard('市容', '环保') });
    const press = telegram.people.presses({ person, text: '环保' });
    expect((await poll())[0]?.callback_query).toMatchObject({ id: press.callback_query_id, data: 'do:环保' });
    await api.answerCbQuery(press.callback_query_id, '好');
    await expect(api.answerCbQuery(press.callback_query_id)).rejects.toThrow('query is too old');
    expect(await telegram.waitForAnswer(press.callback_query_id)).toMatchObject({ answer: { text: '好' } });
    await api.editMessageReplyMarkup(person, card, undefined, undefined);
    expect(() => telegram.people.presses({ person, text: '环保' })).toThrow('no button');
    const stale = telegram.people.presses({ person, data: 'do:环保', message_id: card, stale: true });
    expect(stale.update_id).not.toBeNull();
  });

  it('are heard in groups only when they mean the bot', async () => {
    const person = lan();
    const { id: chat } = telegram.people.createGroup({ members: [person] });
    const sent = (await call<{ message_id: number }>('sendMessage', { chat_id: chat, text: '大家好' })).result;
    const heard = (text: string, reply?: number): boolean =>
      telegram.people.says({ person, chat, text, ...(reply ? { reply_to: reply } : {}) }).update_id !== null;
    expect(['闲聊', '/help@other_bot', 'a@yingsheng_bot.cn'].map((text) => heard(text))).toEqual([false, false, false]);
    expect(['/help', '/help@Yingsheng_bot', '@yingsheng_bot 路灯坏了'].map((text) => heard(text))).not.toContain(false);
    expect(heard('回复', sent.message_id)).toBe(true);
    telegram.people.setPrivacyMode({ on: false });
    expect(heard('闲聊')).toBe(true);
    const [command] = await poll();
    expect(command?.message?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 5 }]);
  });

  it('send everything a chat can hold, and change their words', async () => {
    const person = lan();
    const { people } = telegram;
    const said = people.says({ person, text: '望京西园三区' });
    people.edits({ person, message_id: said.message.message_id, text: '望京西园四区' });
    people.sendsPhoto({ person, bytes: Buffer.from('原图'), caption: '现场' });
    people.sendsAlbum({ person, items: [{}, { kind: 'video' }, {}], caption: '三张' });
    people.sendsVoice({ person });
    people.sendsDocument({ person, file_name: '大.zip', size: 30_000_000 });
    people.sendsSticker({ person });
    people.sendsLocation({ person, latitude: 39.99, longitude: 116.47 });
    people.sendsVenue({ person, latitude: 39.99, longitude: 116.47, title: '望京', address: '阜通东大街' });
    people.sendsContact({ person, phone_number: '+8613800000000' });
    people.sendsPoll({ person, question: '几点', options: ['早', '晚'] });
    const updates = await poll();
    expect(updates[1]?.edited_message).toMatchObject({ text: '望京西园四区', message_id: said.message.message_id });
    const albums = updates.map((update) => update.message?.media_group_id).filter(Boolean);
    expect([albums.length, new Set(albums).size]).toEqual([3, 1]);
    const kinds = updates.map(({ message }) =>
      ['photo', 'video', 'voice', 'document', 'sticker', 'venue', 'location', 'contact', 'poll'].find(
        (kind) => message && kind in message,
      ),
    );
    expect(kinds.slice(2).join()).toBe('photo,photo,video,photo,voice,document,sticker,location,venue,contact,poll');
    const sizes = updates[2]?.message?.photo ?? [];
    expect(sizes).toHaveLength(3);
    const link = await client().getFileLink(sizes.at(-1)?.file_id ?? '');
    expect(await (await fetch(link)).text()).toBe('原图');
    const big = updates.find((update) => update.message?.document)?.message?.document?.file_id;
    expect(await call('getFile', { file_id: big })).toMatchObject({ description: 'Bad Request: file is too big' });
  });
});

describe('faults', () => {
  it('hit the next calls, in the order planned', async () => {
    const person = lan();
    const send = (): Promise<Reply> => call('sendMessage', { chat_id: person, text: '收到' });
    telegram.faults.next('sendMessage', 'tooManyRequests', { retry_after: 7 });
    telegram.faults.next('sendMessage', 'serverError', { status: 502 });
    telegram.faults.next('sendMessage', 'reset');
    expect(await send()).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    await expect(client().sendMessage(person, '收到')).rejects.toThrow('502');
    await expect(send()).rejects.toThrow();
    expect(telegram.messages(person)).toEqual([]);
    telegram.faults.next('sendMessage', 'workThenReset');
    await expect(send()).rejects.toThrow();
    expect(telegram.messages(person)).toHaveLength(1);
    telegram.faults.next('sendMessage', 'late', { ms: 1 });
    expect((await send()).ok).toBe(true);
    expect(telegram.faults.counts).toEqual({ tooManyRequests: 1, serverError: 1, reset: 1, workThenReset: 1, late: 1 });
  });

  it.each(['silence', 'workThenSilence'] as const)('%s lasts until the client gives up', async (fault) => {
    const person = lan();
    telegram.faults.next('sendMessage', fault);
    const giveUp = new AbortController();
    const request = fetch(`${url}/bot${telegram.token}/sendMessage?chat_id=${person}&text=a`, {
      signal: giveUp.signal,
    });
    await settled(() => telegram.faults.counts[fault] === 1);
    giveUp.abort();
    await expect(request).rejects.toThrow();
    expect(telegram.messages(person)).toHaveLength(fault === 'silence' ? 0 : 1);
  });

  it('come in the same order for the same seed', async () => {
    const person = lan();
    const run = async (): Promise<boolean[]> => {
      telegram.faults.plan({ seed: 42, rules: [{ fault: 'serverError', probability: 0.5, except: ['getMe'] }] });
      const outcomes: boolean[] = [];
      for (let at = 0; at < 12; at++) outcomes.push((await call('sendMessage', { chat_id: person, text: 'a' })).ok);
      return outcomes;
    };
    const first = await run();
    expect(await run()).toEqual(first);
    expect(new Set(first).size).toBe(2);
    telegram.faults.on = false;
    expect((await call('sendMessage', { chat_id: person, text: 'a' })).ok).toBe(true);
  });
});

describe('the control side', () => {
  it('lets another process play persons and read the bot', async () => {
    const { id } = await control<{ id: number }>('POST', 'people/createPerson', { first_name: '王', started: true });
    const waiting = control<{ text: string; seq: number }[]>('GET', `chats/${id}/messages?after=0&timeout=5000`);
    await control('POST', 'people/says', { person: id, text: '你好' });
    await call('sendMessage', { chat_id: id, text: '请讲', reply_markup: keyboard('投诉') });
    const [message] = await waiting;
    expect(message).toMatchObject({ text: '请讲', buttons: [{ text: '投诉' }] });
    expect(await control('GET', `chats/${id}/messages?after=${message?.seq}`)).toEqual([]);
    const press = await control<{ callback_query_id: string }>('POST', 'people/presses', { person: id, text: '投诉' });
    const answer = control('GET', `callbacks/${press.callback_query_id}?timeout=5000`);
    await call('answerCallbackQuery', { callback_query_id: press.callback_query_id });
    expect(await answer).toMatchObject({ answered: true });
    await expect(control('POST', 'people/presses', { person: id, text: '表扬' })).rejects.toThrow('no button');
    const acts = [{ verb: 'says', person: id, text: '一' }, { verb: 'sings' }];
    expect(await control('POST', 'acts', { acts })).toMatchObject([{ ok: true }, { ok: false }]);
    expect(await control('GET', 'state')).toMatchObject({ persons: 1, pending_updates: 3 });
  });

  it('plans and counts faults', async () => {
    const person = lan();
    await control('PUT', 'faults', { seed: 3, rules: [{ fault: 'serverError', method: 'sendMessage', chat: person }] });
    expect((await call('sendMessage', { chat_id: person, text: 'a' })).ok).toBe(false);
    await control('POST', 'faults/switch', { on: false });
    expect((await call('sendMessage', { chat_id: person, text: 'a' })).ok).toBe(true);
    await control('DELETE', 'faults');
    await control('POST', 'faults/switch', { on: true });
    await control('POST', 'faults/next', { method: 'getMe', fault: 'tooManyRequests', retry_after: 2 });
    expect(await call('getMe')).toMatchObject({ parameters: { retry_after: 2 } });
    expect(await control('GET', 'faults')).toMatchObject({ counts: { serverError: 1, tooManyRequests: 1 }, rules: [] });
  });

  it('streams what the bot does', async () => {
    const person = lan();
    const response = await fetch(`${url}/_control/stream`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await call('sendMessage', { chat_id: person, text: '一' });
    const { value } = await reader.read();
    expect(JSON.parse(Buffer.from(value ?? []).toString())).toMatchObject({ chat_id: person, text: '一' });
    await reader.cancel();
  });
});
