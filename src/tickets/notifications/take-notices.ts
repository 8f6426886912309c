import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { CLOCK, type Clock } from '../../shared/clock';
import { UnitGroups } from '../groups/unit-groups';
import { CITY } from '../tokens';
import { addressed } from './addressed';
import { coalesced } from './coalesced';
import { coalescedLines } from './coalesced-lines';
import type { Notice } from './notice';
import type { Told } from './notification-rule';
import { NoticeSource, type Untold } from './notice-source';
import { onBehalf } from './on-behalf';
import { SoftPings } from './soft-pings';
import { tellingsOf } from './rules';
import { toldToJoined } from './told-to-joined';

/** Turns what happened into what is to be said; every event is taken once. */
@Injectable()
export class TakeNotices {
  private readonly soft: SoftPings;

  constructor(
    private readonly source: NoticeSource,
    private readonly groups: UnitGroups,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.soft = new SoftPings(city);
  }

  /** Notices of events not yet told, oldest first, in the current transaction or one of its own. */
  async execute(): Promise<Notice[]> {
    const untold = await this.source.take();
    const now = this.clock.now();
    const notices: Notice[] = [];
    for (const one of untold) notices.push(...(await this.noticesOf(one, now)));
    return coalescedLines(coalesced(notices), this.city);
  }

  private async noticesOf(untold: Untold, now: Date): Promise<Notice[]> {
    // An event is stored with the data of its type.
    const told = { ...untold, city: this.city, now } as Told;
    const notices: Notice[] = [];
    for (const telling of tellingsOf(told)) {
      const { audience } = telling;
      if ('resident' in audience) {
        if (!told.ticket.residentLeft) notices.push(addressed(told, telling, told.ticket.resident.address));
        continue;
      }
      const { chats, own, role } = await this.groups.chatsFor(audience.unit, audience.role);
      if (telling.strictly && role !== audience.role) continue;
      const shown = own ? telling : onBehalf(telling, audience.unit, this.city);
      notices.push(...chats.map((to) => this.sounding(addressed(told, shown, to), told)));
    }
    return [...notices, ...toldToJoined(told, untold.joined).flatMap(toOwn)];
  }

  /** What is edited in place makes no sound anyway. */
  private sounding(notice: Notice, { event, ticket, now }: Told): Notice {
    const { message, media, to } = notice;
    const inPlace = message.type === 'card' && message.replaces !== undefined;
    if (inPlace || !this.soft.isSoft(to, event.type, ticket.grade, now)) return notice;
    return { ...notice, message: { ...message, soft: true }, ...(media ? { media: { ...media, soft: true } } : {}) };
  }
}

/** What its own resident is told of it. */
function toOwn(told: Told): Notice[] {
  const tellings = tellingsOf(told).filter(({ audience }) => 'resident' in audience);
  return tellings.map((telling) => addressed(told, telling, told.ticket.resident.address));
}
