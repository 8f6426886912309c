import type { Clock } from '../../shared/clock';
import type { Scheduler } from '../scheduler';

/**
 * Runs a task when it is asked for, but not again within so many milliseconds: what is asked for meanwhile is one run
 * at the end of them. A lone photo waits for nothing, many share their statements.
 */
export class Pace {
  private nextAt = 0;
  private calm: (() => void) | null = null;

  constructor(
    private readonly everyMs: number,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly task: () => void,
  ) {}

  /** True while a run was asked for and has not begun. */
  get waits(): boolean {
    return this.calm !== null;
  }

  ask(): void {
    if (this.calm) return;
    const now = this.clock.now().getTime();
    // A clock that was set back must not hold it up.
    const wait = Math.min(this.nextAt - now, this.everyMs);
    if (wait <= 0) return this.run();
    this.calm = this.scheduler.after(wait, () => this.run());
  }

  /** What was asked for is run now, or called off. */
  end(run: boolean): void {
    if (!this.calm) return;
    this.calm();
    this.calm = null;
    if (run) this.run();
  }

  private run(): void {
    this.calm = null;
    this.nextAt = this.clock.now().getTime() + this.everyMs;
    this.task();
  }
}
