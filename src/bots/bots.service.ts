import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { ChannelAdapter } from '../shared/chat';
import type { BotsHealthReport, HealthHere } from './bots-health';
import type { Carriage } from './carriage';
import { errorCode, LOGGER, type Logger } from './logger';
import { SCHEDULER, type Scheduler } from './scheduler';

/** Injection token of the `Carriage`. */
export const CARRIAGE = Symbol('Carriage');

/** Injection token of the milliseconds that a stop may take. */
export const STOP_WITHIN_MS = Symbol('StopWithinMs');

/** What was delivered is written down even when the rest took too long. */
const LAST_WORDS_MS = 2_000;

/** Starts and stops the channels with the process, and tells how they fare. */
@Injectable()
export class BotsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(CARRIAGE) private readonly carriage: Carriage,
    @Inject(SCHEDULER) private readonly scheduler: Scheduler,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(STOP_WITHIN_MS) private readonly stopWithinMs: number,
  ) {}

  private isStopping = false;
  private wasLate = false;

  /** True when a stop took longer than it may; what was left is done after the next start. */
  get late(): boolean {
    return this.wasLate;
  }

  /** True from the first word of a stop on. */
  get stopping(): boolean {
    return this.isStopping;
  }

  /** Takes up what the last run left, then listens. One channel that cannot start hinders no other. */
  async onApplicationBootstrap(): Promise<void> {
    const { albums, sweep, timers, evidence, registry } = this.carriage;
    await albums.recover();
    await sweep.recover();
    timers.start();
    await Promise.all(registry.all().map((adapter) => this.startOne(adapter)));
    await evidence.start();
  }

  /** Before the server closes, so that requests under way get their answers. */
  async beforeApplicationShutdown(): Promise<void> {
    this.wasLate = !(await this.stop(this.stopWithinMs));
  }

  /**
   * Takes no more, ends the turns, sends what is due, leaves the platforms, and writes down what was delivered; false
   * when the time was not enough. What was not done then is done after the next start.
   */
  async stop(deadlineMs: number): Promise<boolean> {
    this.isStopping = true;
    const { timers, evidence, registry, lanes, sender, marks, sweep } = this.carriage;
    const adapters = registry.all();
    const late = this.after(deadlineMs);
    const inTime = [
      await this.within(late, 'hearing', timers.stop(), evidence.stop(), ...adapters.map((a) => a.hush?.(deadlineMs))),
      await this.within(late, 'lanes', lanes.drain()),
      await this.within(late, 'outbox', sender.settled()),
      await this.within(late, 'sender', sender.stop()),
      await this.within(late, 'channels', ...adapters.map((a) => a.stop(deadlineMs))),
    ];
    late.off();
    const last = this.after(LAST_WORDS_MS);
    inTime.push(
      await this.within(
        last,
        'marks',
        marks.flush().then(() => sweep.release()),
      ),
    );
    last.off();
    return inTime.every(Boolean);
  }

  health(): Promise<BotsHealthReport> {
    return this.carriage.health.read();
  }

  private async startOne(adapter: ChannelAdapter): Promise<void> {
    const { channel, account } = adapter;
    try {
      await adapter.start((message) => this.carriage.intake.take(message));
      this.logger.info({ channel, account }, 'channel started');
    } catch (error) {
      this.logger.error({ channel, account, code: errorCode(error) }, 'a channel could not start');
    }
  }

  /** What is known without the database, which may be away. */
  healthHere(): HealthHere {
    return this.carriage.health.here();
  }

  private after(ms: number): Late {
    let off: () => void = () => undefined;
    const come = new Promise<'late'>((resolve) => (off = this.scheduler.after(ms, () => resolve('late'))));
    return { come, off: () => off() };
  }

  /** Waits for all of these, or until it is late; says which did not end well. */
  private async within({ come }: Late, part: string, ...ends: (Promise<void> | undefined)[]): Promise<boolean> {
    const all = Promise.allSettled(ends).then((settled) => {
      for (const end of settled) {
        if (end.status === 'rejected')
          this.logger.warn({ part, code: errorCode(end.reason) }, 'a part did not stop cleanly');
      }
    });
    const inTime = (await Promise.race([all, come])) !== 'late';
    if (!inTime) this.logger.warn({ part }, 'a part did not stop in time');
    return inTime;
  }
}

interface Late {
  come: Promise<'late'>;
  off(): void;
}
