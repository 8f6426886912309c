import { spawn, type ChildProcess } from 'node:child_process';
import http from 'node:http';
import { createInterface } from 'node:readline';
import type { BotMessage, FaultPlan } from '../support/telegram';

/** One thing a person does: a verb of the stand-in's and its arguments. */
export interface Act {
  verb: string;
  person: number;
  [argument: string]: unknown;
}

interface Outcome {
  ok: boolean;
  result?: unknown;
  description?: string;
}

/** What the stand-in tells of itself. */
export interface WorldState {
  pending_updates: number;
  calls: Record<string, number>;
  faults: Record<string, number>;
}

const FLUSH_MS = 15;

/** The stand-in of the platform in a process of its own, driven over its control endpoints. */
export class World {
  /** What could not be done, e.g. a button that is no more. */
  readonly refused: string[] = [];
  acts = 0;
  private readonly agent = new http.Agent({ keepAlive: true });
  private waiting: Act[] = [];
  private flushing: Promise<void> = Promise.resolve();
  private readonly beat: NodeJS.Timeout;
  private stream: http.ClientRequest | null = null;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    this.beat = setInterval(() => void this.flush(), FLUSH_MS);
  }

  /** Starts the compiled stand-in. */
  static start(script: string, token: string, seed: number): Promise<World> {
    const env = { PATH: process.env.PATH ?? '', SEED: String(seed), KEEP_PER_CHAT: '100000' };
    const child = spawn(process.execPath, [script, '0', token], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the stand-in ended with code ${code ?? '?'}`)));
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', (line) =>
        resolve(new World(child, (JSON.parse(line) as { url: string }).url)),
      );
    });
  }

  /** Everything the bot does to a message from now on. */
  listen(hear: (message: BotMessage) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.stream = http.get(`${this.url}/_control/stream`, (response) => {
        const lines = createInterface({ input: response });
        lines.on('line', (line) => hear(JSON.parse(line) as BotMessage));
        // The stream is cut when everything is over.
        lines.on('error', () => undefined);
        resolve();
      });
      this.stream.on('error', reject);
    });
  }

  /** Does it soon, after everything said before. */
  act(...acts: readonly Act[]): void {
    this.waiting.push(...acts);
  }

  /** Does it now and hands back what came of it. */
  async actNow<T>(act: Omit<Act, 'person'> & { person?: number }): Promise<T> {
    const [outcome] = await this.request<Outcome[]>('POST', 'acts', { acts: [act] });
    if (!outcome?.ok) throw new Error(outcome?.description ?? 'the act has no outcome');
    return outcome.result as T;
  }

  faults(plan: FaultPlan): Promise<unknown> {
    return this.request('PUT', 'faults', plan);
  }

  /** From now on nothing goes wrong. */
  calm(): Promise<unknown> {
    return this.request('POST', 'faults/switch', { on: false });
  }

  state(): Promise<WorldState> {
    return this.request('GET', 'state');
  }

  async stop(): Promise<void> {
    clearInterval(this.beat);
    this.stream?.destroy();
    this.agent.destroy();
    const gone = new Promise((resolve) => this.child.once('close', resolve));
    this.child.kill('SIGTERM');
    await gone;
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
