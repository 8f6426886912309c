import { Injectable } from '@nestjs/common';
import { SweepCallbacks, SweepClocks, SweepCommendations, TimedNotices } from '../tickets';
import type { Outgoing } from './outgoing';
import { outgoingOfNotices } from './outgoing-of';

/** What time alone sets off in the city: clocks that are due, people to be asked, praise to be told, groups to be told of. */
@Injectable()
export class DeadlineRounds {
  constructor(
    private readonly clocks: SweepClocks,
    private readonly callbacks: SweepCallbacks,
    private readonly commendations: SweepCommendations,
    private readonly timed: TimedNotices,
  ) {}

  /** Lets what is due speak; what is said is pending afterwards. */
  async sweep(): Promise<void> {
    await this.clocks.execute();
    await this.callbacks.execute();
    await this.commendations.execute();
  }

  /** What groups are told because it is time: tickets that waited, the morning's lists. In the current transaction. */
  async notices(): Promise<Outgoing[]> {
    return outgoingOfNotices(await this.timed.execute());
  }
}
