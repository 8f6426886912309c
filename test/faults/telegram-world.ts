import { spawn, type ChildProcess } from 'node:child_process';
import http from 'node:http';
import { createInterface } from 'node:readline';
import type { BotMessage, FaultPlan } from '../support/telegram';
import type { Act, FaultWorld, Said, WorldState } from './fault-world';

/** A verb of the stand-in's and its arguments. */
interface Verb {
  verb: string;
  [argument: string]: unknown;
}

interface Outcome {
  ok: boolean;
  result?: unknown;
  description?: string;
}

const FLUSH_MS = 15;
const TOKEN = '123456789:faults-token';
const GROUP = -1_004_000_001;
const STAFF = 900_000_001;
const FIRST_PERSON = 700_000_001;

/** What goes wrong while the program is killed: seldom enough that people get somewhere, often enough to hurt. */
function faultPlan(seed: number): FaultPlan {
  const sends = { method: ['sendMessage', 'editMessageText', 'sendPhoto', 'sendMediaGroup'] };
  return {
    seed,
    rules: [
      { ...sends, fault: 'tooManyRequests', probability: 0.03, retry_after: 1 },
      { ...sends, fault: 'serverError', probability: 0.02 },
      { ...sends, fault: 'serverError', status: 502, probability: 0.01 },
      { ...sends, fault: 'silence', probability: 0.004 },
      { ...sends, fault: 'workThenSilence', probability: 0.004 },
      { ...sends, fault: 'workThenReset', probability: 0.01 },
      { ...sends, fault: 'reset', probability: 0.01 },
      { ...sends, fault: 'late', ms: 700, probability: 0.02 },
      { method: 'getUpdates', fault: 'reset', probability: 0.01 },
      { method: 'getUpdates', fault: 'serverError', probability: 0.01 },
      { method: 'answerCallbackQuery', fault: 'serverError', probability: 0.05 },
    ],
    delivery: { duplicate: 0.1, reorder: 0.3 },
  };
}

/** Telegram: the stand-in of its Bot API in a process of its own, driven over its control endpoints. */
export class TelegramFaultWorld implements FaultWorld {
  readonly channel = 'telegram';
  readonly group = String(GROUP);
  readonly staff = String(STAFF);
  readonly acceptVerb = '/accept';
  readonly resolveVerb = '/resolve';
  /** An update is there until it was confirmed. */
  readonly loses = false;
  readonly servingMs = 1_500;
  readonly settings: Readonly<Record<string, string>>;
  readonly refused: string[] = [];
  acts = 0;
  private readonly agent = new http.Agent({ keepAlive: true });
  /** Buttons of the messages that were heard, by label. */
  private readonly buttons = new Map<string, Map<string, string>>();
  /** What was pressed once can be pressed again when its message shows it no more. */
  private readonly pressed = new Map<string, string>();
  private waiting: Verb[] = [];
  private flushing: Promise<void> = Promise.resolve();
  private readonly beat: NodeJS.Timeout;
  private stream: http.ClientRequest | null = null;

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {
    this.settings = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: url };
    this.beat = setInterval(() => void this.flush(), FLUSH_MS);
  }

  /** Starts the compiled stand-in. */
  static start(script: string, seed: number): Promise<TelegramFaultWorld> {
    const env = { PATH: process.env.PATH ?? '', SEED: String(seed), KEEP_PER_CHAT: '100000' };
    const child = spawn(process.execPath, [script, '0', TOKEN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the stand-in ended with code ${code ?? '?'}`)));
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', (line) =>
        resolve(new TelegramFaultWorld(child, (JSON.parse(line) as { url: string }).url)),
      );
    });
  }

  async people(residents: number): Promise<string[]> {
    await this.actNow({ verb: 'createPerson', id: STAFF, first_name: '王工' });
    await this.actNow({ verb: 'createGroup', id: GROUP, title: '路灯抢修群', members: [STAFF] });
    const ids = Array.from({ length: residents }, (_, at) => FIRST_PERSON + at + 1);
    for (const id of ids) await this.actNow({ verb: 'createPerson', id, started: true });
    return ids.map(String);
  }

  listen(hear: (said: Said) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream = http.get(`${this.url}/_control/stream`, (response) => {
        const lines = createInterface({ input: response });
        lines.on('line', (line) => hear(this.read(JSON.parse(line) as BotMessage)));
        // The stream is cut when everything is over.
        lines.on('error', () => undefined);
        resolve();
      });
      this.stream.on('error', reject);
    });
  }

  act(...acts: readonly Act[]): void {
    this.waiting.push(...acts.flatMap((act) => this.verbsOf(act)));
  }

  async rage(seed: number): Promise<void> {
    await this.request('PUT', 'faults', faultPlan(seed));
  }

  async calm(): Promise<void> {
    await this.request('POST', 'faults/switch', { on: false });
  }

  /** Updates wait for whoever fetches them. */
  attached(): Promise<void> {
    return Promise.resolve();
  }

  async state(): Promise<WorldState> {
    const told = await this.request<{ pending_updates: number; faults: Record<string, number> }>('GET', 'state');
    return { pending: told.pending_updates, faults: told.faults };
  }

  async stop(): Promise<void> {
    clearInterval(this.beat);
    this.stream?.destroy();
    this.agent.destroy();
    const gone = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGTERM');
    await gone;
  }

  private read(message: BotMessage): Said {
    const { chat_id: chat, message_id: id, text, buttons, edits } = message;
    const key = `${chat}/${id}`;
    const data = new Map(buttons.map((button) => [button.text, button.callback_data ?? '']));
    this.buttons.set(key, data);
    return { id: key, chat: String(chat), private: chat > 0, text, choices: [...data.keys()], edited: edits > 0 };
  }

  private verbsOf(act: Act): Verb[] {
    const { chat } = act;
    const who = { person: Number(act.person), ...(chat === undefined ? {} : { chat: Number(chat) }) };
    switch (act.does) {
      case 'says':
        return [{ verb: 'says', ...who, text: act.text }];
      case 'chooses':
        return [{ verb: 'presses', ...who, message_id: Number(act.of.id.split('/')[1]), ...this.buttonOf(act) }];
      case 'shows':
        if (act.together)
          return [{ verb: 'sendsAlbum', ...who, items: Array.from({ length: act.photos }, () => ({})) }];
        return Array.from({ length: act.photos }, () => ({ verb: 'sendsPhoto', ...who }));
    }
  }

  /** A message may have changed since the person read it, as in a slow app. */
  private buttonOf({ of, label }: Extract<Act, { does: 'chooses' }>): { data: string; stale: true } {
    const data = this.pressed.get(`${of.id} ${label}`) ?? this.buttons.get(of.id)?.get(label) ?? '';
    this.pressed.set(`${of.id} ${label}`, data);
    return { data, stale: true };
  }

  private async actNow<T>(act: Verb): Promise<T> {
    const [outcome] = await this.request<Outcome[]>('POST', 'acts', { acts: [act] });
    if (!outcome?.ok) throw new Error(outcome?.description ?? 'the act has no outcome');
    return outcome.result as T;
  }

  private flush(): Promise<void> {
    const acts = this.waiting;
    if (!acts.length) return this.flushing;
    this.waiting = [];
    this.flushing = this.flushing.then(async () => {
      const outcomes = await this.request<Outcome[]>('POST', 'acts', { acts });
      this.acts += outcomes.length;
      for (const { ok, description } of outcomes) if (!ok) this.refused.push(description ?? '');
    });
    return this.flushing;
  }

  private request<T>(method: string, path: string, body?: object): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.url}/_control/${path}`, { method, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const answer = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Outcome;
          if (answer.ok) resolve(answer.result as T);
          else reject(new Error(answer.description));
        });
      });
      request.once('error', reject);
      request.end(body ? JSON.stringify(body) : undefined);
    });
  }
}
