import { Injectable } from '@nestjs/common';
import { MorningDigest, SweepClocks } from '../tickets';
import type { Outgoing } from './outgoing';
import { outgoingOfNotices } from './outgoing-of';

/** What time alone sets off in the city: clocks that are due, and the morning's lists. */
@Injectable()
export class DeadlineRounds {
  constructor(
    private readonly clocks: SweepClocks,
    private readonly digest: MorningDigest,
  ) {}

  /** Lets the clocks that are due speak; what they say is pending afterwards. */
  async sweep(): Promise<void> {
    await this.clocks.execute();
  }

  /** The morning's lists, once each. */
  async digests(): Promise<Outgoing[]> {
    return outgoingOfNotices(await this.digest.execute());
  }
}
