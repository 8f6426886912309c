import type { ChannelHealth, HealthState } from '../shared/chat';
import type { Clock } from '../shared/clock';

/** Remembers how the channel is doing, and since when. */
export class HealthMeter {
  private state: HealthState = 'down';
  private why: string | undefined = 'not started';
  private since: Date;
  private lastEventAt: Date | undefined;
  private qr: string | undefined;

  constructor(private readonly clock: Clock) {
    this.since = clock.now();
  }

  /** True when there is something new to tell: another state, another reason for it, or another code to log in with. */
  set(state: HealthState, why?: string, qr?: string): boolean {
    const changed = state !== this.state || why !== this.why || qr !== this.qr;
    if (state !== this.state) this.since = this.clock.now();
    this.state = state;
    this.why = why;
    this.qr = qr;
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
      ...(this.qr === undefined ? {} : { qr: this.qr }),
    };
  }
}
