import { type ChildProcess, fork } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FromGateway, Questions, Standing, ToGateway } from './gateway/protocol';

export const GATEWAY_TOKEN = 'puppet_faults_0123456789';

/** What the gateway may ask its platform. A promise that never settles is an answer that never comes. */
export type Answers = { [What in keyof Questions]: (of: Questions[What]['of']) => Promise<Questions[What]['answer']> };

export interface GatewayEvents {
  answers: Answers;
  /** Somebody logged in, or a program came or went. */
  changed(): void;
  missed(messageId: string): void;
}

const NOBODY: Standing = { loggedIn: false, heard: false };
const STEADY_MS = 50;

/** The life of the gateway's process: it is killed and started again on the same port, and falls silent. */
export class WechatGateway {
  private child: ChildProcess | null = null;
  private stands: Standing = NOBODY;
  private frozen = false;

  constructor(
    private readonly script: string,
    private readonly root: string,
    readonly port: number,
    private readonly events: GatewayEvents,
  ) {}

  /** A port that nobody has. */
  static freePort(): Promise<number> {
    return new Promise((resolve) => {
      const server = createServer().listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        server.close(() => resolve(port));
      });
    });
  }

  /** It has the account, so what people say comes to it. */
  get loggedIn(): boolean {
    return this.child !== null && this.stands.loggedIn;
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    const env = { PATH: process.env.PATH ?? '', NODE_PATH: join(this.root, 'node_modules') };
    const argv = [String(this.port), GATEWAY_TOKEN];
    const child = fork(this.script, argv, { env, execArgv: ['--no-deprecation'], serialization: 'advanced' });
    child.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the gateway ended with code ${code ?? '?'}`)));
      child.on('message', (told: FromGateway) => {
        if (told.t === 'ready') resolve();
        else this.hear(child, told);
      });
    });
    this.child = child;
    this.tell({ t: 'standing' });
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    this.stands = NOBODY;
    this.frozen = false;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** It answers nobody, as behind a network that swallows everything. */
  async freeze(ms: number): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.frozen = true;
    child.kill('SIGSTOP');
    await sleep(ms);
    if (this.child !== child) return;
    // Who came and went meanwhile is told when it has looked.
    this.stands = { ...this.stands, heard: false };
    this.frozen = false;
    child.kill('SIGCONT');
    await sleep(STEADY_MS);
    this.tell({ t: 'standing' });
  }

  tellOf(messageId: string): void {
    this.tell({ t: 'said', messageId });
  }

  /** Resolves when a program has listened for a moment, so that it is none that just died. */
  async attached(): Promise<void> {
    for (let steady = 0; steady < 2;) {
      await sleep(STEADY_MS);
      steady = this.child && !this.frozen && this.stands.heard && this.stands.loggedIn ? steady + 1 : 0;
    }
  }

  private tell(told: ToGateway): void {
    if (this.child?.connected) this.child.send(told, () => undefined);
  }

  private hear(child: ChildProcess, told: FromGateway): void {
    if (this.child !== child) return;
    if (told.t === 'stands') {
      this.stands = { loggedIn: told.loggedIn, heard: told.heard };
      this.events.changed();
    } else if (told.t === 'missed') this.events.missed(told.messageId);
    else if (told.t === 'question') void this.answer(told.id, told.what, told.of);
  }

  private async answer(id: number, what: keyof Questions, of: unknown): Promise<void> {
    const { child } = this;
    const answered = await this.events.answers[what](of as never).then(
      (answer) => ({ answer }),
      (error: Error) => ({ error: error.message }),
    );
    if (this.child === child) this.tell({ t: 'answer', to: id, ...answered });
  }
}
