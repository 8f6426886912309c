import { AsyncResource } from 'node:async_hooks';
import type { Evidence, EvidenceJob } from '../../evidence';
import type { Clock } from '../../shared/clock';
import type { Lanes } from '../lanes';
import { errorCode, type Logger } from '../logger';
import type { Scheduler } from '../scheduler';
import type { EvidenceNotes } from './evidence-notes';
import type { EvidenceSteps } from './evidence-steps';
import { Pace } from './pace';

export interface EvidenceTaskParts {
  evidence: Pick<Evidence, 'items' | 'queue'>;
  steps: EvidenceSteps;
  notes: EvidenceNotes;
  lanes: Lanes;
  clock: Clock;
  scheduler: Scheduler;
  logger: Logger;
  /** Milliseconds between two looks for work that somebody brought. */
  paceMs: number;
}

/** Fetched side by side: pictures are large, and the turns need the machine too. */
const AT_ONCE = 3;
/** Taken into the hands at once; they must be done within their lease. */
const IN_HAND = 12;
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
  private hand: EvidenceJob[] = [];
  private looking: Promise<void> | null = null;
  private wanted = false;
  private stopped = true;
  private calm: (() => void) | null = null;
  private readonly pace: Pace;
  private readonly next = AsyncResource.bind(() => this.arm());

  constructor(private readonly parts: EvidenceTaskParts) {
    const { paceMs, clock, scheduler, evidence } = parts;
    // Bound to no caller, lest a job join the transaction of whoever woke it.
    const look = AsyncResource.bind(() => this.pump());
    this.pace = new Pace(paceMs, clock, scheduler, look);
    evidence.items.onWork(() => this.kick());
    parts.notes.onWritten(() => this.kick());
  }

  /** Takes up what the last run left, and goes on. */
  async start(): Promise<void> {
    await this.parts.evidence.queue.recover();
    this.stopped = false;
    this.next();
    this.kick();
  }

  /** Takes no more; resolves when what is under way has ended. What is in hand and not begun is due at the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.calm?.();
    this.pace.end(false);
    await this.looking;
    await Promise.allSettled(this.active);
    await this.parts.notes.flush();
  }

  /** There may be something to do. */
  kick(): void {
    this.wanted = true;
    if (!this.stopped) this.pace.ask();
  }

  /** True while something is under way. */
  get busy(): boolean {
    return this.looking !== null || this.pace.waits || this.active.size > 0 || this.parts.notes.busy;
  }

  private arm(): void {
    if (this.stopped) return;
    this.calm = this.parts.scheduler.after(EVERY_MS, () => {
      this.kick();
      this.arm();
    });
  }

  /** Looks for work unless there is enough in hand; who has worked it off looks again. */
  private pump(): void {
    if (this.looking || this.stopped || this.hand.length) return;
    this.looking = this.look().finally(() => {
      this.looking = null;
      if (this.wanted && !this.stopped) this.pace.ask();
    });
  }

  private async look(): Promise<void> {
    this.wanted = false;
    try {
      const { queue } = this.parts.evidence;
      const { due, untold } = await queue.pending();
      if (due) await this.takeInHand();
      if (untold) for (const key of await queue.untold()) this.tell(key);
    } catch (error) {
      this.parts.logger.warn({ code: errorCode(error) }, 'evidence cannot be looked for and is looked for again');
    }
  }

  private async takeInHand(): Promise<void> {
    this.hand.push(...(await this.parts.evidence.queue.claim(IN_HAND)));
    // There may be more.
    if (this.hand.length) this.wanted = true;
    this.workOn();
  }

  private workOn(): void {
    while (!this.stopped && this.active.size < AT_ONCE) {
      const job = this.hand.shift();
      if (!job) return;
      this.begin(this.work(job));
    }
  }

  private begin(work: Promise<void>): void {
    const running = work.finally(() => {
      this.active.delete(running);
      this.workOn();
      if (!this.hand.length) this.kick();
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
