import { AsyncResource } from 'node:async_hooks';
import type { Evidence, EvidenceJob } from '../../evidence';
import type { Lanes } from '../lanes';
import { errorCode, type Logger } from '../logger';
import type { Scheduler } from '../scheduler';
import type { EvidenceSteps } from './evidence-steps';

export interface EvidenceTaskParts {
  evidence: Pick<Evidence, 'items' | 'queue'>;
  steps: EvidenceSteps;
  lanes: Lanes;
  scheduler: Scheduler;
  logger: Logger;
}

/** Fetched side by side: pictures are large, and the turns need the machine too. */
const AT_ONCE = 3;
const EVERY_MS = 5_000;
/** A conversation that cannot be told is let alone for so long. */
const REST_MS = 600_000;

/**
 * Works off the jobs of evidence, at most three at once: as soon as a message brings media, and every five seconds for
 * what failed or was left by another. What was found goes into the conversation's lane. Never ends by itself.
 */
export class EvidenceTask {
  private readonly active = new Set<Promise<void>>();
  private readonly telling = new Set<string>();
  private pumping: Promise<void> | null = null;
  private wanted = false;
  private stopped = true;
  private calm: (() => void) | null = null;
  /** Bound to no caller, lest a job join the transaction of whoever woke it. */
  private readonly wake = AsyncResource.bind(() => this.pump());
  private readonly next = AsyncResource.bind(() => this.arm());

  constructor(private readonly parts: EvidenceTaskParts) {
    parts.evidence.items.onWork(() => this.kick());
  }

  /** Takes up what the last run left, and goes on. */
  async start(): Promise<void> {
    await this.parts.evidence.queue.recover();
    this.stopped = false;
    this.next();
    this.kick();
  }

  /** Takes no more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.calm?.();
    await this.pumping;
    await Promise.allSettled(this.active);
  }

  /** There may be something to do. */
  kick(): void {
    this.wanted = true;
    if (!this.stopped) this.wake();
  }

  /** True while something is under way. */
  get busy(): boolean {
    return this.pumping !== null || this.active.size > 0;
  }

  private arm(): void {
    if (this.stopped) return;
    this.calm = this.parts.scheduler.after(EVERY_MS, () => {
      this.kick();
      this.arm();
    });
  }

  private pump(): void {
    if (this.pumping) return;
    this.pumping = this.take().finally(() => {
      this.pumping = null;
      if (this.wanted && !this.stopped && this.active.size < AT_ONCE) this.pump();
    });
  }

  private async take(): Promise<void> {
    this.wanted = false;
    try {
      const { queue } = this.parts.evidence;
      const { due, untold } = await queue.pending();
      const free = AT_ONCE - this.active.size;
      const jobs = due && free > 0 ? await queue.claim(free) : [];
      for (const job of jobs) this.begin(this.work(job));
      if (untold) for (const key of await queue.untold()) this.tell(key);
    } catch (error) {
      this.parts.logger.warn({ code: errorCode(error) }, 'evidence cannot be looked for and is looked for again');
    }
  }

  private begin(work: Promise<void>): void {
    const running = work.finally(() => {
      this.active.delete(running);
      this.kick();
    });
    this.active.add(running);
  }

  private async work(job: EvidenceJob): Promise<void> {
    try {
      await this.parts.steps.run(job);
    } catch (error) {
      // Its lease ends, and then it is tried again.
      this.parts.logger.warn({ code: errorCode(error) }, 'a step of evidence could not be written down');
    }
  }

  private tell(key: string): void {
    if (this.telling.has(key)) return;
    this.telling.add(key);
    this.begin(this.submit(key).finally(() => this.telling.delete(key)));
  }

  private async submit(key: string): Promise<void> {
    try {
      await this.parts.lanes.submit({ kind: 'found', key });
    } catch (error) {
      const code = errorCode(error);
      if (code === 'bots.stopping') return;
      this.parts.logger.error({ code }, 'a conversation could not be told of what was found');
      await this.parts.evidence.queue.postpone(key, REST_MS).catch(() => undefined);
    }
  }
}
