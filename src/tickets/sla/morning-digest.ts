import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig, HandlingUnit } from '../../../config/city';
import { UnitOfWork } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { dateKey, nextMidnight, wallTime } from '../domain/city-time';
import { clockToday } from '../domain/clocks/quiet-hours';
import { isWorkingDay } from '../domain/deadlines';
import { OPEN_STATES } from '../domain/ticket-workflow';
import { UnitGroups } from '../groups/unit-groups';
import { digestText, type DigestLine } from '../notifications/digest-text';
import type { Notice } from '../notifications/notice';
import { CITY } from '../tokens';

const MOST = 500;
const OPEN = OPEN_STATES.map((state) => `'${state}'`).join(', ');

/** What a unit has before it this day; `late` and `today` need only the deadline, the rest is to be accepted. */
const WAITING = `SELECT number, state, resolve_by FROM tickets WHERE lead_unit = ? AND state IN (${OPEN})
  AND (state = 'dispatched' OR (resolve_by < ? AND clock_stopped_at IS NULL)) ORDER BY resolve_by, id LIMIT ${MOST}`;

/** The morning's list for each unit's own groups: once a group and day, for the notice's key is the day's; else silent. */
@Injectable()
export class MorningDigest {
  private done = '';

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly groups: UnitGroups,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The day's digests when it is time and they were not given yet; given again until the caller's transaction commits. */
  async execute(): Promise<Notice[]> {
    const now = this.clock.now();
    const { timeZone, pings } = this.city.policy;
    const day = dateKey(wallTime(now, timeZone));
    if (day === this.done || now < clockToday(now, pings.digestAt, timeZone)) return [];
    const notices: Notice[] = [];
    if (isWorkingDay(now, this.city)) {
      for (const unit of this.city.units) notices.push(...(await this.ofUnit(unit, day, now)));
    }
    this.unitOfWork.onCommit(() => {
      this.done = day;
    });
    return notices;
  }

  private async ofUnit(unit: HandlingUnit, day: string, now: Date): Promise<Notice[]> {
    const chats = await this.groups.groupsOf(unit.code);
    if (!chats.length) return [];
    const midnight = nextMidnight(now, this.city.policy.timeZone);
    const rows = await this.unitOfWork.read(WAITING, [unit.code, midnight.getTime()]);
    const lines = rows.map(({ number, state, resolve_by }): DigestLine => {
      return { number: String(number), toAccept: state === 'dispatched', dueAt: new Date(Number(resolve_by)) };
    });
    const text = digestText(unit, lines, { city: this.city, now });
    if (text === null) return [];
    return chats.map((to) => ({
      onceKey: ['digest', day, unit.code, to.channel, to.account, to.chatId].join(':'),
      class: 'ping',
      to,
      message: { type: 'text', text },
      slot: null,
      subject: null,
    }));
  }
}
