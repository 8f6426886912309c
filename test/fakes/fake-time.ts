import type { Scheduler } from '../../src/bots/scheduler';
import type { Clock } from '../../src/shared/clock';

interface Task {
  at: number;
  order: number;
  run: () => void;
}

/** A clock and its timers, moved by hand. */
export class FakeTime implements Clock, Scheduler {
  private tasks: Task[] = [];
  private order = 0;

  constructor(private nowMs = Date.UTC(2026, 2, 2, 1, 0, 0)) {}

  now(): Date {
    return new Date(this.nowMs);
  }

  get ms(): number {
    return this.nowMs;
  }

  after(ms: number, run: () => void): () => void {
    const task = { at: this.nowMs + Math.max(0, ms), order: (this.order += 1), run };
    this.tasks.push(task);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== task);
    };
  }

  /** Runs the earliest task if it is due within so many ms; tells whether there was one. */
  step(withinMs: number): boolean {
    const next = Math.min(...this.tasks.map(({ at }) => at));
    if (next > this.nowMs + withinMs) return false;
    this.advance(Math.max(0, next - this.nowMs));
    return true;
  }

  /** Moves on, running what comes due on the way in order. */
  advance(ms: number): void {
    const end = this.nowMs + ms;
    for (;;) {
      const [next] = this.tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order);
      if (!next) break;
      this.tasks = this.tasks.filter((task) => task !== next);
      this.nowMs = Math.max(this.nowMs, next.at);
      next.run();
    }
    this.nowMs = end;
  }
}
