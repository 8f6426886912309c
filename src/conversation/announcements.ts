import { Injectable } from '@nestjs/common';
import { TakeNotices } from '../tickets';
import type { Outgoing } from './outgoing';
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
    const told = notices.flatMap(({ to, message, media, onceKey, slot, subject, ...rest }): Outgoing[] => {
      const card: Outgoing = { to, message, class: rest.class, onceKey, slot, subject, replyTo: null };
      if (!media) return [card];
      return [card, { ...card, message: media, onceKey: `${onceKey}:media`, slot: null }];
    });
    return [...told, ...(await this.relayed.execute())];
  }
}
