import { TelegramAdapter, type TelegramDeps, type TelegramOptions } from '../../../src/bots/telegram';
import { ScriptedApi } from './scripted-bot-api';

const TOKEN = '42:AAvery-secret';
/** So short that trouble takes no time. */
export const TIMINGS = {
  pollSeconds: 0,
  callMs: 400,
  uploadMs: 1000,
  backoffMs: 1,
  backoffMaxMs: 4,
  resendMs: 5,
  watchMs: 5,
};

/** The server of the test that runs. */
export const api = { current: new ScriptedApi(), root: '' };
const lines: string[] = [];
const adapters: TelegramAdapter[] = [];
const write = (about: object, message: string): void => void lines.push(JSON.stringify(about) + message);
const logger = { info: write, warn: write, error: write };
const clock = { now: () => new Date() };

/** What the adapter is given; it logs where the test looks for secrets. */
export function deps(more: Partial<TelegramDeps> = {}): TelegramDeps {
  return { logger, clock, fetchForeign: () => Promise.reject(new Error('offline')), ...more };
}

function options(more: Partial<TelegramOptions> = {}): TelegramOptions {
  const base = { token: TOKEN, apiRoot: api.root, webhook: null, maxMediaBytes: 1000, commands: [], timings: TIMINGS };
  return { ...base, ...more };
}

/** An adapter in front of the scripted server; it is stopped when the test ends. */
export function adapterOf(more: Partial<TelegramOptions> = {}, tools: Partial<TelegramDeps> = {}): TelegramAdapter {
  const adapter = new TelegramAdapter(options(more), deps(tools));
  adapters.push(adapter);
  return adapter;
}

/** A text of person 7. */
export const update = (id: number, words = `第${id}句`) => ({
  update_id: id,
  message: { message_id: id, date: 1, chat: { id: 7, type: 'private' }, from: { id: 7, is_bot: false }, text: words },
});

/** Gives each test of the file a server of its own, and looks for secrets when it is over. */
export function stageEach(): void {
  beforeEach(async () => {
    lines.length = 0;
    api.current = new ScriptedApi();
    api.root = await api.current.start();
  });

  afterEach(async () => {
    await Promise.all(adapters.splice(0).map((adapter) => adapter.stop(1000)));
    await api.current.stop();
    expect(lines.join('\n')).not.toContain('very-secret');
  });
}
