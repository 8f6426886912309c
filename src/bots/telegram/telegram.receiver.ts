import type { InboundSink } from '../../shared/chat';
import type { Clock } from '../../shared/clock';
import type { TelegramApi } from './telegram.api';
import { type BotIdentity, decode, pressIdOf } from './telegram.decode';
import type { HealthMeter } from '../health-meter';

/** Takes updates, however they come, to the sink. */
export class TelegramReceiver {
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly api: TelegramApi,
    private readonly health: HealthMeter,
    private readonly clock: Clock,
    private readonly sink: InboundSink,
  ) {}

  /**
   * Hands one update on, at once, so that updates taken in order reach the sink in order. Resolves when the update may
   * be confirmed, also when there was nothing in it for us; rejects when the platform should deliver it again.
   */
  take(update: unknown, me: BotIdentity): Promise<void> {
    const message = decode(update, me, this.clock.now());
    this.health.heard();
    // The message goes first; the button stops turning while the message is being stored.
    setImmediate(() => this.settlePress(update));
    if (!message) return Promise.resolve();
    const work = this.call(() => this.sink(message)).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
    return work;
  }

  /** Resolves when nothing that was taken is under way any more. */
  async drained(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  /** A sink that throws before it waits is a sink that failed. */
  private async call(work: () => Promise<void>): Promise<void> {
    await work();
  }

  /** Lets the person's button stop turning, without waiting: whether it does changes nothing for us. */
  private settlePress(update: unknown): void {
    const id = pressIdOf(update);
    if (id !== undefined) void this.api.call('answerCallbackQuery', { callback_query_id: id });
  }
}
