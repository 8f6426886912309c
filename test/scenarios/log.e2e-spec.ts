import { randomUUID } from 'node:crypto';
import pino from 'pino';
import sqlite3 from 'sqlite3';
import { createLogger } from '../../src/logging';
import { Program } from '../support/program';
import { TelegramStandIn } from '../support/telegram';
import { until } from '../support/until';

const OPERATOR_TOKEN = 'operator-token-of-this-test';
const LINK_SECRET = 'link-secret-of-this-test';
const STORY = '小区门口的路灯黑了三晚';
const PLACE = '望京西园四区';
const PHONE = '13812345678';
const FILE_NAME = '家门口的照片.jpg';
const NAME = '王小明';
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** What of all this stands in a text; nothing should. */
function found(text: string, needles: readonly string[]): string[] {
  return needles.filter((needle) => text.includes(needle));
}

/** Whole dialogues with phones, words, photos, tokens and faults, and then all that the process wrote is searched. */
describe('what is logged', () => {
  const telegram = new TelegramStandIn({ privacyMode: false });
  let program: Program;
  let cookie = '';
  const needles: string[] = [
    STORY,
    PLACE,
    PHONE,
    '138 1234 5678',
    '1234-5678',
    FILE_NAME,
    NAME,
    OPERATOR_TOKEN,
    LINK_SECRET,
  ];

  beforeAll(async () => {
    await telegram.start();
    program = new Program({
      LOG_LEVEL: 'debug',
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      OPERATOR_TOKEN,
      MEDIA_LINK_SECRET: LINK_SECRET,
      DEMO: '1',
    });
    await program.start();
    needles.push(telegram.token, telegram.token.split(':')[1] ?? '?', '/file/bot', '/api/chat/media/');
  }, 60_000);
  afterAll(async () => {
    await program.remove();
    await telegram.stop();
  });

  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> => {
    const usual = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie };
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    return fetch(program.url + path, { method: 'POST', headers: { ...usual, ...headers }, body: payload });
  };
  const onWeb = (said: object): Promise<Response> => post('/api/chat/messages', { clientId: randomUUID(), ...said });
  interface Said {
    id: string;
    body: { choices?: { token: string; label: string }[]; media?: { url: string }[] };
  }
  const history = async (): Promise<Said[]> => {
    const response = await fetch(`${program.url}/api/chat/messages`, { headers: { cookie } });
    return ((await response.json()) as { messages: Said[] }).messages;
  };
  const pressOnWeb = async (label: string): Promise<void> => {
    let press: object | undefined;
    await until(async () => {
      for (const { id, body } of await history()) {
        const choice = body.choices?.find((one) => one.label === label);
        if (choice) press = { ...choice, messageId: id };
      }
      return press !== undefined;
    }, label);
    expect((await onWeb({ press })).status).toBe(202);
  };

  it('holds nothing of a dialogue on the web, with a photo, a phone and everything wrong that one can send', async () => {
    const me = await fetch(`${program.url}/api/chat/me`);
    cookie = (me.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    needles.push(cookie.split('=')[1] ?? '?');
    await onWeb({ text: `${STORY}，${PLACE}，电话138 1234 5678` });
    await pressOnWeb('路灯');
    const form = new FormData();
    form.set('file', new Blob([PHOTO]), FILE_NAME);
    const upload = await fetch(`${program.url}/api/chat/uploads`, {
      ...{ method: 'POST', headers: { cookie, 'sec-fetch-site': 'same-origin' }, body: form },
    });
    const { ref } = (await upload.json()) as { ref: string };
    needles.push(ref);
    await onWeb({ media: [ref] });
    await pressOnWeb('发完了');
    await pressOnWeb('不公开');
    await pressOnWeb('确认提交');
    const link = (await history()).flatMap(({ body }) => body.media ?? [])[0]?.url ?? '';
    expect((await fetch(program.url + link)).status).toBe(200);
    needles.push(link);
    const wrong = [
      await fetch(program.url + link.replace(/s=[^&]+/, 's=forged')),
      await fetch(`${program.url}/metrics`, {
        headers: { authorization: 'Bearer stolen-token-stolen-token', 'x-real-ip': '1' },
      }),
      await post('/api/chat/messages', `{"text": "${STORY}`),
      await onWeb({ text: STORY.repeat(2_000) }),
      await onWeb({ text: `${STORY}'; DROP TABLE tickets; --`, replyTo: "' OR 1=1" }),
      await onWeb({ contact: `${PHONE}<script>` }),
      await post('/telegram/webhook', { message: { text: STORY } }, { 'x-telegram-bot-api-secret-token': 'guess' }),
    ];
    expect(wrong.map(({ status }) => status)).toEqual([404, 401, 400, 413, 400, 400, 404]);
  }, 60_000);

  it('holds nothing of a dialogue on Telegram, while the platform fails in every way', async () => {
    telegram.faults.plan({
      seed: 7,
      rules: [
        { fault: 'serverError', method: ['sendMessage', 'getFile'], probability: 0.3, times: 6 },
        { fault: 'reset', method: 'sendMessage', probability: 0.3, times: 2 },
        { fault: 'tooManyRequests', method: 'sendMessage', probability: 0.3, times: 4, retry_after: 1 },
        { fault: 'serverError', method: 'getUpdates', probability: 1, times: 2 },
      ],
      delivery: { duplicate: 0.3 },
    });
    const { id } = telegram.people.createPerson({ first_name: NAME, language_code: 'zh-hans', started: true });
    const here = { person: id, chat: id };
    const answered = async (act: () => unknown): Promise<void> => {
      const before = telegram.mark();
      act();
      const heard = (timeoutMs: number) => telegram.waitFor(id, () => true, { after: before, timeoutMs });
      // A prompt that was twice not known to be delivered is given up: who hears nothing speaks again.
      await heard(6_000).catch(() => {
        telegram.people.says({ ...here, text: '在吗' });
        return heard(30_000);
      });
    };
    await answered(() => telegram.people.says({ ...here, text: `${STORY}，${PLACE}，电话${PHONE}` }));
    // A photo is taken without a word.
    telegram.people.sendsPhoto({ ...here, bytes: PHOTO, caption: STORY });
    await answered(() => telegram.people.says({ ...here, text: '路灯' }));
    await answered(() => telegram.people.sendsContact({ ...here, phone_number: PHONE }));
    await answered(() => telegram.people.says({ ...here, text: '进度' }));
    expect(Object.values(telegram.faults.counts).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0);
    telegram.faults.plan({ on: false });
  }, 120_000);

  it('holds nothing of a message that the database would not take, and that was buried', async () => {
    await changeTable(program.databasePath, 'ALTER TABLE conversations RENAME TO away');
    const response = await onWeb({ text: `${STORY}，打我电话${PHONE}` });
    expect(response.status).toBe(202);
    await until(() => program.printed.includes('a turn failed for good'), 'the fault to be logged');
    await changeTable(program.databasePath, 'ALTER TABLE away RENAME TO conversations');
  }, 60_000);

  it('was written at all, line by line in JSON, and the search finds what is there', async () => {
    expect(await program.stop()).toBe(0);
    const lines = program.printed.split('\n').filter((line) => line.startsWith('{'));
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    expect(lines.length).toBeGreaterThan(3);
    expect(program.printed).toContain('telegram is in trouble');
    expect(needles.length).toBeGreaterThanOrEqual(15);
    expect(found(program.printed, needles)).toEqual([]);
    // The control: one line of somebody's words among the others, and the search tells.
    const betrayed = `${program.printed}{"level":30,"note":"${STORY} ${PHONE}"}\n`;
    expect(found(betrayed, needles)).toEqual([STORY, PHONE]);
  }, 30_000);
});

/** Below the discipline of who logs. */
describe('the net below the log', () => {
  const careless: [object, string][] = [
    [{ text: STORY, deeper: { parts: [{ t: 'text', words: STORY }] } }, 'somebody said something'],
    [{ note: `call ${PHONE} or +86 138 1234 5678 or 010-62345678` }, `he said ${STORY}`],
    [{ err: new Error(`${STORY} ${PHONE}`), cause: { message: STORY } }, 'it failed'],
    [{ at: 'https://api.telegram.org/file/bot1:abc/photo.jpg', link: '/api/chat/media/0a?e=1&s=2' }, 'fetched'],
    [{ list: [[PHONE, { deep: { deeper: { deepest: STORY } } }]] }, 'GET /api/chat/media/0a?e=1&s=2'],
    [{ token: 'x', headers: { cookie: 'ys_resident=abc' } }, `Bearer ${OPERATOR_TOKEN}`],
    [{ why: `wrong ${LINK_SECRET}` }, '123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ];
  const needles = [
    ...[STORY, PHONE, '138 1234 5678', '62345678', '/file/bot', '/api/chat/media/', 'ys_resident=abc'],
    ...[OPERATOR_TOKEN, LINK_SECRET, 'AAAAAAAAAAAAAAAAAAAAAAAAA'],
  ];
  const written = (log: (destination: { write(line: string): void }) => void): string => {
    const lines: string[] = [];
    log({ write: (line) => void lines.push(line) });
    return lines.join('');
  };

  it('hides what should not have been said', () => {
    const text = written((destination) => {
      const logger = createLogger('debug', [LINK_SECRET], destination);
      for (const [fields, message] of careless) logger.error(fields, message);
    });
    expect(text.trim().split('\n')).toHaveLength(careless.length);
    expect(found(text, needles)).toEqual([]);
  });

  it('would be found out without the net', () => {
    const text = written((destination) => {
      const logger = pino({ base: null }, destination);
      for (const [fields, message] of careless) logger.error(fields, message);
    });
    expect(found(text, needles)).toEqual(needles);
  });

  it('leaves what an operator needs', () => {
    const text = written((destination) => {
      const fields = {
        channel: 'telegram',
        account: '123456',
        code: 'SQLITE_BUSY',
        lanes: 3,
        at: new Date(0),
        again: true,
      };
      createLogger('info', [], destination).warn(fields, 'the database cannot take turns');
    });
    expect(JSON.parse(text)).toMatchObject({
      ...{ channel: 'telegram', account: '123456', code: 'SQLITE_BUSY', lanes: 3, again: true },
      ...{ at: '1970-01-01T00:00:00.000Z', msg: 'the database cannot take turns' },
    });
  });
});

/** Something is wrong with the database, from outside. */
function changeTable(path: string, statement: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path);
    database.configure('busyTimeout', 10_000);
    database.exec(statement, (error) => database.close(() => (error ? reject(error) : resolve())));
  });
}
