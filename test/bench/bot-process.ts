import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** How to start a bot that polls the stand-in. */
export interface BotCommand {
  script: string;
  env: Record<string, string>;
  cwd: string;
}

const CLOCK_TICKS = 100;
const GRACE_MS = 10_000;

/** A bot in a process of its own, and what it costs. Costs are read from /proc, so on Linux only. */
export class BotProcess {
  private readonly child: ChildProcess;
  private readonly errors: string[] = [];
  private readonly ended: Promise<void>;

  constructor({ script, env, cwd }: BotCommand, nodeOptions: readonly string[] = []) {
    this.child = spawn(process.execPath, [...nodeOptions, script], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child.stderr?.on('data', (chunk: Buffer) => this.errors.push(chunk.toString('utf8')));
    this.ended = new Promise((resolve) => this.child.once('close', () => resolve()));
  }

  /** What it wrote to its error output. */
  get complaints(): string {
    return this.errors.join('').slice(0, 4000);
  }

  /** Seconds of CPU so far, all threads. */
  cpuSeconds(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; the times are the 14th and 15th field.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS;
  }

  /** The most memory it ever held, in bytes. */
  peakMemory(): number {
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  }

  /** Asks it to end, and makes it end when it takes too long. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS);
    this.child.kill('SIGTERM');
    await this.ended;
    clearTimeout(late);
  }
}

/** This machine in one line. */
export function machine(): string {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, Node.js ${process.versions.node}, ${process.platform}`;
}
