import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../shared/clock';
import type { Notice } from '../notifications/notice';
import { ReleasePings } from '../notifications/pace/release-pings';
import { MorningDigest } from './morning-digest';

/** What groups are told because it is time, not because something happened. To be run in a transaction. */
@Injectable()
export class TimedNotices {
  constructor(
    private readonly pings: ReleasePings,
    private readonly digest: MorningDigest,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Tickets that waited, then the morning's lists; each once. */
  async execute(): Promise<Notice[]> {
    return [...(await this.pings.execute(this.clock.now())), ...(await this.digest.execute())];
  }
}
