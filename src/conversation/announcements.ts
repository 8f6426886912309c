import { Injectable } from '@nestjs/common';
import { TakeNotices } from '../tickets';
import type { Outgoing } from './outgoing';
import { outgoingOfNotices } from './outgoing-of';
import { TakeRelayLines } from './relay';

/** Everything that is to be said though nobody spoke in that chat: notices of ticket events, and relayed words. */
@Injectable()
export class Announcements {
  constructor(
    private readonly notices: TakeNotices,
    private readonly relayed: TakeRelayLines,
  ) {}

  /** Each once, in the current transaction or one of its own. */
  async take(): Promise<Outgoing[]> {
    const notices = await this.notices.execute();
    const told = outgoingOfNotices(notices);
    return [...told, ...(await this.relayed.execute())];
  }
}
