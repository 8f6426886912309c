import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** How a copy of the real program is to run. */
export interface ProgramPlan {
  /** The checkout; packages are found in its node_modules. */
  root: string;
  /** The built program. */
  script: string;
  cwd: string;
  env: Readonly<Record<string, string>>;
}

const MOST_WORDS = 8_000;

/** The real program in a process of its own. */
export class Program {
  /** Resolves when it says where it serves. */
  readonly ready: Promise<void>;
  /** Resolves with the signal or the exit code, once it is gone. */
  readonly ended: Promise<string>;
  private readonly child: ChildProcess;
  private said = '';

  constructor({ root, script, cwd, env }: ProgramPlan) {
    this.child = spawn(process.execPath, [script], {
      cwd,
      env: { PATH: process.env.PATH ?? '', NODE_PATH: join(root, 'node_modules'), NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let open: () => void = () => undefined;
    this.ready = new Promise((resolve) => {
      open = resolve;
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.includes('/health')) open();
      this.keep(chunk);
    });
    this.child.stderr?.on('data', (chunk: Buffer) => this.keep(chunk));
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code, signal) => resolve(signal ?? `exit code ${code ?? '?'}`)),
    );
  }

  /** The last it wrote. */
  get words(): string {
    return this.said;
  }

  signal(signal: 'SIGKILL' | 'SIGTERM'): void {
    this.child.kill(signal);
  }

  private keep(chunk: Buffer): void {
    this.said = (this.said + chunk.toString('utf8')).slice(-MOST_WORDS);
  }
}
