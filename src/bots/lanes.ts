import { AsyncResource } from 'node:async_hooks';
import { AppError } from '../shared/app-error';
import type { Clock } from '../shared/clock';
import { faultOf } from './database-fault';
import { errorCode, type Logger } from './logger';
import type { Scheduler } from './scheduler';
import type { TurnJob } from './turn-job';

/** Runs jobs of different conversations as one transaction, or buries one that cannot be handled. */
export interface TurnRunner {
  run(jobs: TurnJob[]): Promise<void>;
  /** Keeps the job for the operator and apologises. */
  bury(job: TurnJob, error: unknown): Promise<void>;
}

export interface LaneLimits {
  /** Transactions side by side. */
  concurrency: number;
  /** Jobs to a transaction. */
  batch: number;
}

interface Waiting {
  job: TurnJob;
  since: number;
  failures: number;
  alone: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

interface Lane {
  key: string;
  queue: Waiting[];
}

interface Turn {
  lane: Lane;
  items: Waiting[];
}

const TRIES = 3;
const BACK_OFF_MS = [50, 250];

/**
 * One conversation's jobs run in order, different conversations side by side. What waits together shares a transaction;
 * while one commits the next collects, so a single message never waits for company. A batch that fails is tried job by
 * job, and a job that fails three times alone is buried, so that it harms nobody else.
 */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();
  private ready: Lane[] = [];
  private readonly drained: (() => void)[] = [];
  private running = 0;
  private pumping = false;
  private closed = false;
  private refusedAt: number | null = null;
  /** Bound to no caller, lest a batch join the transaction of whoever submitted its first job. */
  private readonly pump = AsyncResource.bind(() => this.startBatches());

  constructor(
    private readonly runner: TurnRunner,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly logger: Logger,
    private readonly limits: LaneLimits,
  ) {}

  /** Resolves when the job is committed (or kept for the operator); rejects when it should be delivered again. */
  submit(job: TurnJob): Promise<void> {
    if (this.closed) return Promise.reject(new AppError('bots.stopping'));
    return new Promise((resolve, reject) => {
      const waiting = { job, since: this.clock.now().getTime(), failures: 0, alone: false, resolve, reject };
      const lane = this.lanes.get(job.key);
      if (lane) {
        lane.queue.push(waiting);
        return;
      }
      const fresh = { key: job.key, queue: [waiting] };
      this.lanes.set(job.key, fresh);
      this.ready.push(fresh);
      this.wake();
    });
  }

  /**
   * How many conversations wait or run, since when the oldest head waits, and when the database last refused a turn, if
   * none was taken since (epoch ms).
   */
  load(): { lanes: number; oldestSince: number | null; refusedAt: number | null } {
    let oldestSince: number | null = null;
    for (const { queue } of this.lanes.values()) {
      const since = queue[0]?.since;
      if (since !== undefined && (oldestSince === null || since < oldestSince)) oldestSince = since;
    }
    return { lanes: this.lanes.size, oldestSince, refusedAt: this.refusedAt };
  }

  /** Takes no more jobs; resolves once those taken are settled. */
  async drain(): Promise<void> {
    this.closed = true;
    if (this.lanes.size) await new Promise<void>((resolve) => this.drained.push(resolve));
  }

  private wake(): void {
    if (this.pumping) return;
    this.pumping = true;
    // What arrives in the same tick shares the first transaction.
    queueMicrotask(this.pump);
  }

  private startBatches(): void {
    this.pumping = false;
    while (this.ready.length && this.running < this.limits.concurrency) {
      this.running += 1;
      void this.runBatch(this.nextBatch());
    }
  }

  private nextBatch(): Turn[] {
    const first = this.ready[0] as Lane;
    if (first.queue[0]?.alone) {
      this.ready.shift();
      return [{ lane: first, items: first.queue.splice(0, 1) }];
    }
    const left: Lane[] = [];
    const taken: Turn[] = [];
    for (const lane of this.ready) {
      if (taken.length >= this.limits.batch || lane.queue[0]?.alone) left.push(lane);
      else taken.push({ lane, items: heads(lane) });
    }
    this.ready = left;
    return taken;
  }

  private async runBatch(turns: Turn[]): Promise<void> {
    try {
      await this.runner.run(turns.flatMap(({ items }) => items.map(({ job }) => job)));
      this.refusedAt = null;
      for (const turn of turns) this.settle(turn);
    } catch (error) {
      await this.failed(turns, error);
    } finally {
      this.running -= 1;
      this.wake();
    }
  }

  private settle({ lane, items }: Turn): void {
    for (const item of items) item.resolve();
    this.next(lane);
  }

  private next(lane: Lane): void {
    if (lane.queue.length) this.ready.push(lane);
    else this.leave(lane);
  }

  private leave(lane: Lane): void {
    this.lanes.delete(lane.key);
    if (this.lanes.size) return;
    for (const resolve of this.drained.splice(0)) resolve();
  }

  private async failed(turns: Turn[], error: unknown): Promise<void> {
    if (faultOf(error) === 'unreachable') {
      this.refusedAt = this.clock.now().getTime();
      this.logger.error({ code: errorCode(error), lanes: turns.length }, 'the database cannot take turns');
      for (const turn of turns) this.refuse(turn, error);
      return;
    }
    const [only] = turns;
    if (only && turns.length === 1 && only.items.length === 1) return this.failedAlone(only, error);
    this.logger.warn({ code: errorCode(error), lanes: turns.length }, 'a batch failed and is tried one by one');
    for (const { lane, items } of turns) {
      for (const item of items) item.alone = true;
      lane.queue.unshift(...items);
    }
    this.ready.unshift(...turns.map(({ lane }) => lane));
  }

  private async failedAlone(turn: Turn, error: unknown): Promise<void> {
    const [item] = turn.items as [Waiting];
    item.failures += 1;
    item.alone = true;
    if (item.failures >= TRIES) return this.giveUp(turn, item, error);
    turn.lane.queue.unshift(item);
    this.scheduler.after(BACK_OFF_MS[item.failures - 1] ?? 0, () => {
      this.ready.push(turn.lane);
      this.wake();
    });
  }

  private async giveUp(turn: Turn, item: Waiting, error: unknown): Promise<void> {
    this.logger.error({ code: errorCode(error), kind: item.job.kind }, 'a turn failed for good');
    // Nobody said these: who submitted them tries again in time.
    if (item.job.kind === 'timer' || item.job.kind === 'found') {
      item.reject(error);
      return this.next(turn.lane);
    }
    if (faultOf(error) === 'contention') return this.refuse(turn, error);
    try {
      await this.runner.bury(item.job, error);
      this.settle(turn);
    } catch (failure) {
      this.refuse(turn, failure);
    }
  }

  /** The platform shall deliver again, so those behind are refused too: else they would overtake. */
  private refuse({ lane, items }: Turn, error: unknown): void {
    for (const item of [...items, ...lane.queue.splice(0)]) item.reject(error);
    this.leave(lane);
  }
}

/** The head of a lane, or all album parts at its head: keeping them touches no session. */
function heads(lane: Lane): Waiting[] {
  let count = 1;
  if (lane.queue[0]?.job.kind === 'part') {
    while (lane.queue[count]?.job.kind === 'part' && !lane.queue[count]?.alone) count += 1;
  }
  return lane.queue.splice(0, count);
}
