import { AsyncResource } from 'node:async_hooks';
import type { Sql, UnitOfWork } from '../database';
import type { Clock } from '../shared/clock';
import type { Albums } from './albums';
import type { Chores } from './chores';
import type { ConversationPort, Outgoing } from './conversation-port';
import type { ForgetMedia } from './evidence/forget-media';
import type { Lanes } from './lanes';
import { errorCode, type Logger } from './logger';
import type { Outbox } from './outbox';
import type { OutboxSweep } from './outbox-sweep';
import type { Purge } from './purge';
import type { Scheduler } from './scheduler';

export interface TimerParts {
  unitOfWork: UnitOfWork;
  conversation: ConversationPort;
  lanes: Lanes;
  albums: Albums;
  outbox: Outbox;
  sweep: OutboxSweep;
  purge: Purge;
  forgetting: ForgetMedia;
  chores: Chores;
  clock: Clock;
  scheduler: Scheduler;
  logger: Logger;
  /** Milliseconds from the end of one round to the next. */
  everyMs: number;
}

const DUE_AT_A_TIME = 200;
const NOTICE_ROUNDS = 20;
/** A conversation whose timer fails for good is let alone for so long. */
const REST_MS = 600_000;
/** So one group hears of deadlines in one message a minute at most. */
const DEADLINES_EVERY_MS = 60_000;
const PURGE_EVERY_MS = 60_000;
/** So many slices a round; between them others write. */
const PURGE_SLICES = 10;

/** What nobody's message sets off: due timers, notices, overdue albums, lost outbox rows, forgetting. Never ends by itself. */
export class Timers {
  private readonly resting = new Map<string, number>();
  private round: Promise<void> = Promise.resolve();
  private calm: (() => void) | null = null;
  private stopped = false;
  private purgeAt = 0;
  private deadlinesAt = 0;
  private readonly next = AsyncResource.bind(() => this.arm());

  constructor(private readonly parts: TimerParts) {}

  start(): void {
    this.stopped = false;
    this.next();
  }

  /** Resolves when the round under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.calm?.();
    await this.round;
  }

  /** One round now, after the one under way; never rejects. */
  run(): Promise<void> {
    this.round = this.round.then(() => this.once());
    return this.round;
  }

  private async once(): Promise<void> {
    const { conversation, chores } = this.parts;
    await chores.attempt('albums', () => this.parts.albums.sweep());
    await chores.attempt('timers', () => this.dueTimers());
    await chores.attempt('deadlines', () => this.deadlines());
    await chores.attempt('notices', () => this.notices((sql) => conversation.pendingNotices(sql)));
    // By itself, so that neither holds up the other.
    await chores.attempt('timedNotices', () => this.notices((sql) => conversation.timedNotices(sql)));
    await chores.attempt('outbox', () => this.parts.sweep.run());
    await chores.attempt('purge', () => this.purge());
    await chores.attempt('media', () => this.parts.forgetting.run());
  }

  private arm(): void {
    if (this.stopped) return;
    this.calm = this.parts.scheduler.after(this.parts.everyMs, () => {
      void this.run().finally(() => this.arm());
    });
  }

  private async dueTimers(): Promise<void> {
    const now = this.now();
    for (const [key, until] of this.resting) if (until <= now) this.resting.delete(key);
    // Those that rest are still due: ask for so many more.
    const due = await this.parts.conversation.dueTimers(now, DUE_AT_A_TIME + this.resting.size);
    const awake = due.filter(({ key, which }) => !this.resting.has(`${which} ${key}`));
    await Promise.all(awake.map(({ key, which }) => this.ring(key, which)));
  }

  private async ring(key: string, which: 'remind' | 'expire'): Promise<void> {
    try {
      await this.parts.lanes.submit({ kind: 'timer', key, which });
    } catch (error) {
      this.parts.logger.error({ which, code: errorCode(error) }, 'a conversation timer failed and rests');
      this.resting.set(`${which} ${key}`, this.now() + REST_MS);
    }
  }

  private async deadlines(): Promise<void> {
    if (this.now() < this.deadlinesAt) return;
    const next = this.now() + DEADLINES_EVERY_MS;
    await this.parts.conversation.sweepDeadlines();
    this.deadlinesAt = next;
  }

  private async notices(asked: (sql: Sql) => Promise<Outgoing[]>): Promise<void> {
    const { unitOfWork, outbox } = this.parts;
    for (let round = 0; round < NOTICE_ROUNDS; round += 1) {
      const told = await unitOfWork.run(async (sql) => {
        const notices = await asked(sql);
        await outbox.put(sql, notices);
        return notices.length;
      });
      if (!told) return;
    }
  }

  private async purge(): Promise<void> {
    if (this.now() < this.purgeAt) return;
    for (let slice = 0; slice < PURGE_SLICES && !this.stopped; slice += 1) {
      const { more } = await this.parts.purge.slice();
      if (!more) {
        this.purgeAt = this.now() + PURGE_EVERY_MS;
        return;
      }
    }
  }

  private now(): number {
    return this.parts.clock.now().getTime();
  }
}
