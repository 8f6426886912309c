import { setTimeout as delay } from 'node:timers/promises';

/** Sleeps, or wakes at once when the signal comes; never throws. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch {
    // Woken: whoever sleeps looks at the signal.
  }
}

/** Waits for the work, but not longer than so many milliseconds of real time; what it throws is not heard. */
export async function withinMs(ms: number, work: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  await Promise.race([work.catch(() => undefined), sleep(ms, late.signal)]);
  late.abort();
}

/** Pauses that double from failure to failure up to a limit, each shortened at random so that instances spread. */
export class Backoff {
  private count = 0;

  constructor(
    private readonly firstMs: number,
    private readonly maxMs: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** How many failures came one after another. */
  get failures(): number {
    return this.count;
  }

  /** The pause after one more failure; at least `floorMs` when the platform named a time. */
  next(floorMs = 0): number {
    const full = Math.min(this.maxMs, this.firstMs * 2 ** Math.min(this.count, 20));
    this.count++;
    return Math.max(floorMs, full / 2 + (full / 2) * this.random());
  }

  reset(): void {
    this.count = 0;
  }
}
