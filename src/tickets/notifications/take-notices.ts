import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { CLOCK, type Clock } from '../../shared/clock';
import { CITY } from '../tokens';
import { addressed } from './addressed';
import { coalesced } from './coalesced';
import { coalescedLines } from './coalesced-lines';
import type { Notice } from './notice';
import type { Told } from './notification-rule';
import { NoticeSource, type Untold } from './notice-source';
import { GroupPings, type Paced } from './pace/group-pings';
import type { HeldPing } from './pace/held-pings';
import { tellingsOf } from './rules';
import { toldToJoined } from './told-to-joined';

/** Turns what happened into what is to be said; every event is taken once. */
@Injectable()
export class TakeNotices {
  constructor(
    private readonly source: NoticeSource,
    private readonly pings: GroupPings,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Notices of events not yet told, oldest first, in the current transaction or one of its own. */
  async execute(): Promise<Notice[]> {
    const untold = await this.source.take();
    const now = this.clock.now();
    const notices: Notice[] = [];
    const held: HeldPing[] = [];
    for (const one of untold) {
      const paced = await this.pacedOf(one, now);
      notices.push(...paced.notices);
      held.push(...paced.held);
    }
    const subjects = new Map(untold.map((one) => [one.ticket.id, one]));
    const told = await this.pings.settle({ notices: coalesced(notices), held }, subjects, now);
    return coalescedLines(told, this.city);
  }

  private async pacedOf(untold: Untold, now: Date): Promise<Paced> {
    // An event is stored with the data of its type.
    const told = { ...untold, city: this.city, now } as Told;
    const paced: Paced = { notices: [], held: [] };
    for (const telling of tellingsOf(told)) {
      const { audience } = telling;
      if ('resident' in audience) {
        if (!told.ticket.residentLeft) paced.notices.push(addressed(told, telling, told.ticket.resident.address));
        continue;
      }
      const { notices, held } = await this.pings.of(told, { ...telling, audience });
      paced.notices.push(...notices);
      paced.held.push(...held);
    }
    paced.notices.push(...toldToJoined(told, untold.joined).flatMap(toOwn));
    return paced;
  }
}

/** What its own resident is told of it. */
function toOwn(told: Told): Notice[] {
  const tellings = tellingsOf(told).filter(({ audience }) => 'resident' in audience);
  return tellings.map((telling) => addressed(told, telling, told.ticket.resident.address));
}
