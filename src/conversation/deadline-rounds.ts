import { Injectable } from '@nestjs/common';
import { MorningDigest, SweepCallbacks, SweepClocks, SweepCommendations } from '../tickets';
import type { Outgoing } from './outgoing';
import { outgoingOfNotices } from './outgoing-of';

/** What time alone sets off in the city: clocks that are due, people to be asked, praise to be told, morning lists. */
@Injectable()
export class DeadlineRounds {
  constructor(
    private readonly clocks: SweepClocks,
    private readonly callbacks: SweepCallbacks,
    private readonly commendations: SweepCommendations,
    private readonly digest: MorningDigest,
  ) {}

  /** Lets what is due speak; what is said is pending afterwards. */
  async sweep(): Promise<void> {
    await this.clocks.execute();
    await this.callbacks.execute();
    await this.commendations.execute();
  }

  /** The morning's lists, once each. */
  async digests(): Promise<Outgoing[]> {
    return outgoingOfNotices(await this.digest.execute());
  }
}
