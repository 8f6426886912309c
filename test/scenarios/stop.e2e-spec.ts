import { randomUUID } from 'node:crypto';
import { Program } from '../support/program';
import { TelegramStandIn } from '../support/telegram';
import { until } from '../support/until';

const PEOPLE = 60;

/** A stop under load: a real process, a real signal, and nothing of what was taken is lost. */
describe('a graceful stop', () => {
  const programs: Program[] = [];
  let telegram: TelegramStandIn;

  beforeEach(async () => {
    telegram = new TelegramStandIn({ privacyMode: false });
    await telegram.start();
  });
  afterEach(async () => {
    for (const one of programs.splice(0)) await one.remove();
    await telegram.stop();
  });

  const program = async (settings: Record<string, string> = {}): Promise<Program> => {
    const one = new Program({ TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url, ...settings });
    programs.push(one);
    await one.start();
    await until(() => isUp(one), 'it to be up');
    return one;
  };
  const crowd = (): number[] =>
    Array.from({ length: PEOPLE }, (_, n) => {
      return telegram.people.createPerson({ first_name: `P${n}`, language_code: 'zh-hans', started: true }).id;
    });
  const speak = (people: readonly number[]): void => {
    for (const id of people) telegram.people.says({ person: id, chat: id, text: '楼门口的路灯不亮了' });
  };
  const answered = (id: number): number => telegram.messages(id).filter(({ deleted }) => !deleted).length;

  it('ends what was taken and says what is due, says 503 meanwhile, and exits with 0', async () => {
    const one = await program();
    const people = crowd();
    // The platform takes its time, so that much is under way when the signal comes.
    telegram.faults.plan({ rules: [{ fault: 'late', method: 'sendMessage', ms: 300 }] });
    speak(people);
    await until(() => people.some((id) => answered(id) > 0), 'the first answer');
    const ending = one.stop();
    const seen = new Set<number>();
    await until(async () => {
      seen.add(
        await fetch(`${one.url}/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      );
      return seen.has(503) || seen.has(0);
    }, 'the stop to be told');
    expect(await ending).toBe(0);
    expect([...seen]).toContain(503);
    // Whoever was heard was answered; who was not, is still the platform's to deliver.
    const waiting = telegram.core.desk.pendingCount;
    expect(people.filter((id) => answered(id) === 0)).toHaveLength(waiting);
  }, 60_000);

  it('exits past its deadline with 1, and the next start does what was left, each once', async () => {
    const one = await program({ STOP_WITHIN_SECONDS: '1' });
    const people = crowd();
    telegram.faults.plan({ rules: [{ fault: 'silence', method: 'sendMessage' }] });
    speak(people);
    await until(() => telegram.core.desk.pendingCount === 0, 'everything to be taken');
    const since = Date.now();
    expect(await one.stop()).toBe(1);
    expect(Date.now() - since).toBeLessThan(10_000);
    expect(people.every((id) => answered(id) === 0)).toBe(true);
    telegram.faults.plan({ on: false });
    await one.start();
    await until(() => isUp(one), 'it to be up');
    await until(() => people.every((id) => answered(id) > 0), 'everybody to be answered');
    await untilSettled(one);
    expect(people.map(answered)).toEqual(people.map(() => 1));
    expect(await one.stop()).toBe(0);
  }, 90_000);

  it('lets a page that speaks at the last moment keep what it was not told is safe', async () => {
    const one = await program();
    const me = await fetch(`${one.url}/api/chat/me`);
    const cookie = (me.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const say = (clientId: string): Promise<number> =>
      fetch(`${one.url}/api/chat/messages`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        body: JSON.stringify({ clientId, text: '楼道里没有水' }),
      }).then(
        ({ status }) => status,
        () => 0,
      );
    const ids = Array.from({ length: 40 }, () => randomUUID());
    const answers = ids.map(say);
    await Promise.race(answers);
    const ending = one.stop();
    const late = ids.map(() => randomUUID());
    const lateAnswers = late.map(say);
    const statuses = await Promise.all([...answers, ...lateAnswers]);
    expect(await ending).toBe(0);
    await one.start();
    const heard = await fetch(`${one.url}/api/chat/messages?limit=200`, { headers: { cookie } });
    const { messages } = (await heard.json()) as { messages: { clientId: string | null }[] };
    const kept = new Set(messages.map(({ clientId }) => clientId));
    const told = [...ids, ...late].filter((_, at) => statuses[at] === 202);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((id) => !kept.has(id))).toEqual([]);
  }, 60_000);
});

/** Whether it is heard on Telegram. */
async function isUp(one: Program): Promise<boolean> {
  const { channels } = (await (await fetch(`${one.url}/health`)).json()) as {
    channels: { channel: string; state: string }[];
  };
  return channels.some(({ channel, state }) => channel === 'telegram' && state === 'up');
}

/** Nothing is left to be sent. */
async function untilSettled(one: Program): Promise<void> {
  await until(async () => {
    const health = (await (await fetch(`${one.url}/health`)).json()) as { outbox?: { queued: number } };
    return health.outbox?.queued === 0;
  }, 'the outbox to be empty');
}
