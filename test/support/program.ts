import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ENTRY = resolve('dist/src/main.js');

/** The built program as a newcomer starts it: a process of its own, a database of its own. */
export class Program {
  private child: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'yingsheng-program-'));
  /** What it printed so far. */
  printed = '';
  url = '';

  constructor(private readonly settings: Record<string, string> = {}) {}

  get databasePath(): string {
    return join(this.folder, 'program.sqlite');
  }

  /** Resolves when it has printed where it serves; rejects with what it said when it ended instead. */
  async start(): Promise<void> {
    if (!existsSync(ENTRY)) throw new Error('the program is not built: npm run build');
    const env = {
      PATH: process.env['PATH'] ?? '',
      PORT: '0',
      DATABASE_URL: `sqlite:${this.databasePath}`,
      MEDIA_DIR: join(this.folder, 'media'),
      LOG_LEVEL: 'warn',
      ...this.settings,
    };
    const child = spawn(process.execPath, [ENTRY], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    const before = this.printed.length;
    await new Promise<void>((resolve, reject) => {
      const hear = (words: Buffer): void => {
        this.printed += words.toString();
        const address = /(http:\/\/localhost:\d+)\/health/.exec(this.printed.slice(before))?.[1];
        if (!address) return;
        this.url = address;
        resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${this.printed}`)));
    });
  }

  /** The exit code of a program that was told to end, or ended. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return ended;
  }

  /** Ends it and takes its files away. */
  async remove(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
