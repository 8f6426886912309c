import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig, HandlingUnit } from '../../../config/city';
import { listOf, UnitOfWork } from '../../database';
import type { ChatAddress } from '../../shared/chat';
import { CLOCK, type Clock } from '../../shared/clock';
import { wallTime } from '../../shared/wall-time';
import { dateKey, nextMidnight } from '../domain/city-time';
import { clockToday } from '../domain/clocks/quiet-hours';
import { isWorkingDay } from '../domain/deadlines';
import { OPEN_STATES } from '../domain/ticket-workflow';
import { UnitGroups } from '../groups/unit-groups';
import { digestText, type DigestLine } from '../notifications/digest-text';
import type { Notice } from '../notifications/notice';
import { CITY } from '../tokens';

const MOST = 500;
const OPEN = OPEN_STATES.map((state) => `'${state}'`).join(', ');

/**
 * What units have before them this day, the same number of lines for each at the most; `late` and `today` need only the
 * deadline, the rest is to be accepted. What came after the hour is known by its card, however late the list is. One
 * statement a morning, however many units there are.
 */
const waitingAt = (units: string): string => `SELECT lead_unit, number, state, resolve_by FROM (
    SELECT lead_unit, number, state, resolve_by,
      row_number() OVER (PARTITION BY lead_unit ORDER BY resolve_by, id) AS place
    FROM tickets WHERE ${units} AND submitted_at < ? AND state IN (${OPEN})
      AND (state = 'dispatched' OR (resolve_by < ? AND clock_stopped_at IS NULL))
  ) AS waiting WHERE place <= ${MOST} ORDER BY lead_unit, place`;

/** A unit with its own groups. */
interface Greeted {
  unit: HandlingUnit;
  chats: ChatAddress[];
}

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
    const notices = isWorkingDay(now, this.city) ? await this.noticesOf(day, now) : [];
    this.unitOfWork.onCommit(() => {
      this.done = day;
    });
    return notices;
  }

  private async noticesOf(day: string, now: Date): Promise<Notice[]> {
    const greeted: Greeted[] = [];
    for (const unit of this.city.units) {
      const chats = await this.groups.groupsOf(unit.code);
      if (chats.length) greeted.push({ unit, chats });
    }
    const waiting = await this.waitingAt(greeted, now);
    return greeted.flatMap(({ unit, chats }) => {
      const text = digestText(unit, waiting.get(unit.code) ?? [], { city: this.city, now });
      return text === null ? [] : chats.map((to) => digest(day, unit, to, text));
    });
  }

  private async waitingAt(greeted: readonly Greeted[], now: Date): Promise<Map<string, DigestLine[]>> {
    const { unitOfWork } = this;
    const units = listOf(greeted.map(({ unit }) => unit.code));
    const { timeZone, pings } = this.city.policy;
    const [hour, midnight] = [clockToday(now, pings.digestAt, timeZone), nextMidnight(now, timeZone)];
    const rows = await unitOfWork.read(waitingAt(unitOfWork.in('lead_unit')), [
      units,
      hour.getTime(),
      midnight.getTime(),
    ]);
    const lines = new Map<string, DigestLine[]>();
    for (const { lead_unit, number, state, resolve_by } of rows) {
      const line = { number: String(number), toAccept: state === 'dispatched', dueAt: new Date(Number(resolve_by)) };
      const own = lines.get(String(lead_unit));
      if (own) own.push(line);
      else lines.set(String(lead_unit), [line]);
    }
    return lines;
  }
}

function digest(day: string, unit: HandlingUnit, to: ChatAddress, text: string): Notice {
  return {
    onceKey: ['digest', day, unit.code, to.channel, to.account, to.chatId].join(':'),
    class: 'ping',
    to,
    message: { type: 'text', text },
    slot: null,
    subject: null,
  };
}
