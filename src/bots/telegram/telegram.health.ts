import type { ChannelHealth, HealthState } from '../../shared/chat';
import type { Clock } from '../../shared/clock';

/** Remembers how the channel is doing, and since when. */
export class TelegramHealth {
  private state: HealthState = 'down';
  private why: string | undefined = 'not started';
  private since: Date;
  private lastEventAt: Date | undefined;

  constructor(private readonly clock: Clock) {
    this.since = clock.now();
  }

  /** True when there is something new to tell: another state, or another reason for it. */
  set(state: HealthState, why?: string): boolean {
    const changed = state !== this.state || why !== this.why;
    if (state !== this.state) this.since = this.clock.now();
    this.state = state;
    this.why = why;
    return changed;
  }

  /** Something came from the platform. */
  heard(): void {
    this.lastEventAt = this.clock.now();
  }

  read(): ChannelHealth {
    return {
      state: this.state,
      since: this.since,
      ...(this.lastEventAt ? { lastEventAt: this.lastEventAt } : {}),
      ...(this.why === undefined ? {} : { why: this.why }),
    };
  }
}
