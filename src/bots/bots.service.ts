import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ChannelAdapter } from '../shared/chat';
import type { BotsHealthReport } from './bots-health';
import type { Carriage } from './carriage';
import { errorCode, LOGGER, type Logger } from './logger';
import { SCHEDULER, type Scheduler } from './scheduler';

/** Injection token of the `Carriage`. */
export const CARRIAGE = Symbol('Carriage');

const STOP_WITHIN_MS = 10_000;

/** Starts and stops the channels with the process, and tells how they fare. */
@Injectable()
export class BotsService implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(CARRIAGE) private readonly carriage: Carriage,
    @Inject(SCHEDULER) private readonly scheduler: Scheduler,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Takes up what the last run left, then listens. One channel that cannot start hinders no other. */
  async onApplicationBootstrap(): Promise<void> {
    const { albums, sweep, timers, evidence, registry } = this.carriage;
    await albums.recover();
    await sweep.recover();
    timers.start();
    await Promise.all(registry.all().map((adapter) => this.startOne(adapter)));
    await evidence.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop(STOP_WITHIN_MS);
  }

  /** Listens no more, ends what is under way within the deadline, and writes down what was delivered. */
  async stop(deadlineMs: number): Promise<void> {
    const { timers, evidence, registry, lanes, sender, marks, sweep } = this.carriage;
    await this.within(
      deadlineMs,
      'channels',
      this.quiet(timers.stop(), evidence.stop(), ...registry.all().map((a) => a.stop(deadlineMs))),
    );
    await this.within(deadlineMs, 'lanes', this.quiet(lanes.drain()));
    await this.within(deadlineMs, 'sender', this.quiet(sender.stop()));
    await this.within(deadlineMs, 'marks', this.quiet(marks.flush().then(() => sweep.release())));
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

  private async quiet(...ends: Promise<void>[]): Promise<void> {
    for (const end of await Promise.allSettled(ends)) {
      if (end.status === 'rejected') this.logger.warn({ code: errorCode(end.reason) }, 'a part did not stop cleanly');
    }
  }

  private within(ms: number, part: string, end: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const calm = this.scheduler.after(ms, () => {
        this.logger.warn({ part }, 'a part did not stop in time');
        resolve();
      });
      void end.then(() => {
        calm();
        resolve();
      });
    });
  }
}
