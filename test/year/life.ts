import type { Notice } from '../../src/tickets';
import type { TicketsHouse } from '../support/tickets-house';
import { TICK, tickFrom, type PlannedAct } from './act';
import type { YearDistrict } from './city';
import { Performer } from './perform';
import { nextDue, sweepAll } from './timed';

/** Letters of Chinese. */
const HAN = /\p{Script=Han}/u;

/** What a life of the process does with the plan. */
export interface LifeOptions {
  /** Acts that were acknowledged before; the others follow. */
  from: number;
  /** Called when an act is committed; `refused` is the code it was refused with. */
  acknowledge(act: number, refused: string | null): void;
}

/** What a life did. */
export interface LifeReport {
  acts: number;
  sweeps: number;
  raised: number;
  sweepMs: number;
  noticeMs: number;
  actMs: number;
}

/** Lives through the plan from where it was left: act by act, and a sweep on every beat on which something is due. */
export class Life {
  readonly report: LifeReport = { acts: 0, sweeps: 0, raised: 0, sweepMs: 0, noticeMs: 0, actMs: 0 };
  private readonly performer: Performer;
  private next: number;

  constructor(
    private readonly house: TicketsHouse,
    private readonly district: YearDistrict,
    private readonly plan: readonly PlannedAct[],
    private readonly options: LifeOptions,
  ) {
    this.performer = new Performer(house);
    this.next = options.from;
  }

  /** Until everything was done and no clock has anything to say any more. */
  async live(): Promise<void> {
    let tick = this.next === 0 ? this.district.begins : await this.resumed();
    for (;;) {
      const then = await this.following(tick);
      if (then === null) return;
      tick = await this.beat(then);
    }
  }

  /** Goes on at the newest instant that anything tells of; its beat may not have been swept or told. */
  private async resumed(): Promise<number> {
    const [row] = await this.house.db.unitOfWork.read<{ last: number }>('SELECT max(at) AS last FROM ticket_events');
    advanceTo(this.house.time, Math.max(Number(row?.last ?? 0), this.plan[this.next - 1]?.at ?? 0));
    return this.beat(tickFrom(this.house.time.ms));
  }

  private async following(tick: number): Promise<number | null> {
    const due = await nextDue(this.house);
    const act = this.plan[this.next]?.at ?? Infinity;
    const next = Math.min(due, act);
    if (next === Infinity) return null;
    return Math.min(Math.max(tickFrom(next), tick + TICK), this.digestAfter(tick));
  }

  private async beat(tick: number): Promise<number> {
    const { time, digest, notices, pings, db } = this.house;
    const begun = performance.now();
    await this.acts(tick);
    const acted = performance.now();
    advanceTo(time, tick);
    this.report.raised += await sweepAll(this.house);
    const swept = performance.now();
    await db.unitOfWork.run(async () => this.keep(await notices.execute()));
    await db.unitOfWork.run(async () => this.keep(await pings.execute(time.now())));
    if (this.digestAfter(tick - 1) === tick)
      await db.unitOfWork.run(async () => this.keep(await digest.execute(), true));
    this.report.sweeps += 1;
    this.report.actMs += acted - begun;
    this.report.sweepMs += swept - acted;
    this.report.noticeMs += performance.now() - swept;
    return tick;
  }

  private async acts(tick: number): Promise<void> {
    for (let act = this.plan[this.next]; act && act.at <= tick; act = this.plan[this.next]) {
      advanceTo(this.house.time, act.at);
      if (act.doing.what === 'open') await this.openings(act.at);
      else await this.one(act);
    }
  }

  private async openings(at: number): Promise<void> {
    const together: PlannedAct[] = [];
    for (let index = this.next; this.plan[index]?.at === at && this.plan[index]?.doing.what === 'open'; index += 1) {
      together.push(this.plan[index] as PlannedAct);
    }
    await this.performer.open(together);
    for (const _act of together) this.done(null);
  }

  private async one(act: PlannedAct): Promise<void> {
    // Only the first may have been done without having been acknowledged.
    const before = this.report.acts === 0 && this.next > 0 && (await this.performer.isDone(act));
    this.done(before ? null : await this.performer.act(act));
  }

  private done(refused: string | null): void {
    this.options.acknowledge(this.next, refused);
    this.next += 1;
    this.report.acts += 1;
  }

  /** The next morning's list after a beat. */
  private digestAfter(tick: number): number {
    return this.district.calendar.nextAt(this.house.city.policy.pings.digestAt, tick);
  }

  /** As the outbox keeps them: a notice that comes twice fails the run; of a morning's list the second is dropped. */
  private async keep(notices: readonly Notice[], isDigest = false): Promise<void> {
    const now = this.house.time.ms;
    const rows = notices.map(({ onceKey, class: kind, to, message }) => {
      return [onceKey, now, kind, to.chatId, message.type, HAN.test(JSON.stringify(message)) ? 1 : 0];
    });
    await this.house.db.unitOfWork.run((sql) =>
      sql.insert('year_notices', ['once_key', 'at', 'class', 'chat', 'kind', 'han'], rows, {
        ...(isDigest ? { conflict: 'DO NOTHING' } : {}),
      }),
    );
  }
}

function advanceTo(time: TicketsHouse['time'], at: number): void {
  time.advance(Math.max(0, at - time.ms));
}
