import { appendFileSync, closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

const WIDTH = 32;

/** What people know was done: a line for each act, in the order of the plan, written after it was committed. */
export class Acknowledged {
  private readonly file: number;

  constructor(path: string) {
    // A line that was cut off says nothing.
    if (existsSync(path)) trim(path);
    this.file = openSync(path, 'a');
  }

  write(act: number, refused: string | null): void {
    writeSync(this.file, `${act} ${refused ?? ''}`.padEnd(WIDTH - 1) + '\n');
  }

  close(): void {
    closeSync(this.file);
  }

  /** How many acts were acknowledged. */
  static count(path: string): number {
    return existsSync(path) ? Math.floor(readFileSync(path).length / WIDTH) : 0;
  }

  /** The codes acts were refused with. Throws when an act is missing or stands there twice. */
  static refusals(path: string): Map<number, string> {
    const refusals = new Map<number, string>();
    const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    for (const [index, line] of lines.entries()) {
      const [act = '', code = ''] = line.trim().split(' ');
      if (Number(act) !== index) throw new Error(`act ${act} was acknowledged where ${index} was expected`);
      if (code) refusals.set(index, code);
    }
    return refusals;
  }
}

function trim(path: string): void {
  const whole = readFileSync(path);
  const rest = whole.length % WIDTH;
  if (!rest) return;
  const file = openSync(path, 'w');
  writeSync(file, whole.subarray(0, whole.length - rest));
  closeSync(file);
  appendFileSync(path, '');
}
