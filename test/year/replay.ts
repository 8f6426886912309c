import type { CityConfig, GradeCode } from '../../config/city';
import { MINUTE } from './act';
import type { YearCalendar } from './calendar';
import type { Logged } from './log';
import { ReplayClocks, type Due, type Running } from './replay-clocks';

/** Where an event leads that leads anywhere. */
const TO: Readonly<Record<string, string>> = {
  submitted: 'submitted',
  declined: 'declined',
  answered: 'answered',
  received: 'received',
  dispatched: 'dispatched',
  accepted: 'accepted',
  returnRequested: 'returnRequested',
  progressed: 'inProgress',
  returnUpheld: 'dispatched',
  returnRefused: 'dispatched',
  infoRequested: 'needsInfo',
  resolved: 'resolved',
  closed: 'closed',
  reopened: 'inProgress',
  withdrawn: 'withdrawn',
  joined: 'joined',
  split: 'dispatched',
};
const BACK = ['infoSupplied', 'wordsAdded', 'evidenceAdded'];
const NOTICED = ['escalated', 'breached', 'checkInMissed'];
export const ENDED = ['resolved', 'closed', 'withdrawn', 'joined', 'declined', 'answered'];

/** One overlay that has a clock. */
interface Over {
  clock: 'checkIn' | 'supervision' | 'jointPart';
  unit: string;
  from: number;
  due: number | null;
  minutes: number;
  whistle?: string;
}

/** A ticket's life told again from its events alone, by code of its own. */
export class Replay {
  state = '';
  lead = '';
  acceptBy = 0;
  resolveBy = 0;
  dispatchBy = 0;
  returns = 0;
  /** The deadlines as they stood after each event. */
  readonly deadlines: { at: number; acceptBy: number; resolveBy: number }[] = [];
  private stateBefore: string | null = null;
  private stoppedAt: number | null = null;
  private readonly overs = new Map<string, Over>();
  private readonly clocks: ReplayClocks;

  constructor(
    private readonly city: CityConfig,
    private readonly calendar: YearCalendar,
    private readonly grade: GradeCode,
  ) {
    this.clocks = new ReplayClocks(city, calendar, grade);
  }

  /** Everything its clocks must have said. */
  tell(events: readonly Logged[], end: number): Due[] {
    for (const event of events) {
      if (NOTICED.includes(event.type)) continue;
      this.clocks.until(event.at);
      this.move(event);
      this.over(event);
      this.clocks.set(this.running(), event.at);
      this.deadlines.push({ at: event.at, acceptBy: this.acceptBy, resolveBy: this.resolveBy });
    }
    this.clocks.until(end);
    return this.clocks.said;
  }

  private get days(): 'calendar' | 'working' {
    return this.city.grades[this.grade].days;
  }

  /** Of grades that wait for the morning, minute by minute: none of the quiet hours counts. */
  private toAccept(at: number, minutes: number): number {
    if (!this.city.policy.pings.quietGrades.includes(this.grade)) return this.from(at, minutes);
    let due = at;
    for (let left = minutes * MINUTE; left > 0;) {
      due = this.calendar.awake(due, this.days);
      // To the next full minute: the quiet hours begin and end at one.
      const step = Math.min(left, MINUTE - (due % MINUTE));
      due += step;
      left -= step;
    }
    return due;
  }

  private from(at: number, minutes: number): number {
    return this.calendar.after(at, minutes * MINUTE, this.days);
  }

  private move(event: Logged): void {
    const before = this.state;
    const to = TO[event.type] ?? (BACK.includes(event.type) ? (this.stateBefore ?? this.state) : this.state);
    if (to === 'needsInfo' && before !== 'needsInfo') [this.stoppedAt, this.stateBefore] = [event.at, before];
    if (to !== 'needsInfo' && this.stoppedAt !== null) this.goOn(this.stoppedAt, event.at);
    this.state = to;
    this.reckon(event, before);
  }

  private goOn(stoppedAt: number, at: number): void {
    const shifted = (due: number): number =>
      due <= stoppedAt ? due : this.calendar.after(at, this.calendar.between(stoppedAt, due, this.days), this.days);
    [this.acceptBy, this.resolveBy] = [shifted(this.acceptBy), shifted(this.resolveBy)];
    [this.stoppedAt, this.stateBefore] = [null, null];
  }

  /** The deadlines an event begins anew, and who leads after it. */
  private reckon({ type, at, data }: Logged, before: string): void {
    const { acceptMinutes, resolveMinutes, dispatchMinutes } = this.city.grades[this.grade];
    if (type === 'returnRequested') this.returns += 1;
    if (['dispatched', 'returnUpheld', 'split'].includes(type)) this.lead = data.unit ?? '';
    if (type === 'split') this.returns = 0;
    if (type === 'submitted' || type === 'split') this.dispatchBy = this.from(at, dispatchMinutes);
    if (['submitted', 'split', 'reopened'].includes(type)) this.resolveBy = this.from(at, resolveMinutes);
    const takes = ['submitted', 'split', 'returnUpheld', 'returnRefused'].includes(type);
    if (takes || (type === 'dispatched' && before !== 'received')) this.acceptBy = this.toAccept(at, acceptMinutes);
    if (type === 'extensionGranted') this.resolveBy = data.until ?? 0;
  }

  private over(event: Logged): void {
    const { type, data } = event;
    const id = data.overlay ?? '';
    if (type === 'supervised') this.supervise(event, id);
    if (type === 'whistled') this.whistle(event, id);
    if (type === 'partAssigned') this.part(event, id);
    if (type === 'supervisionAnswered') this.overs.set(id, { ...(this.overs.get(id) as Over), due: null });
    if (['supervisionLifted', 'partDone', 'partReturned', 'partCancelled'].includes(type)) this.overs.delete(id);
    if (type === 'checkedIn') this.overs.delete(data.unit ?? '');
    for (const [key, one] of this.overs) {
      const lapses = ENDED.includes(this.state) && one.clock !== 'supervision';
      if (lapses || (type === 'whistleClosed' && one.whistle === id)) this.overs.delete(key);
    }
  }

  private supervise({ at, data }: Logged, id: string): void {
    const minutes = this.city.policy.overlays.supervisionHours[data.level ?? 'notice'] * 60;
    const due = at + minutes * MINUTE;
    this.overs.set(id, { clock: 'supervision', unit: data.unit ?? '', from: at, due, minutes });
  }

  private whistle({ at, data }: Logged, whistle: string): void {
    const due = Math.max(at, data.at ?? 0) + this.city.policy.overlays.checkInMinutes * MINUTE;
    const minutes = Math.round((due - at) / MINUTE);
    for (const unit of data.called ?? []) {
      this.overs.set(unit, { clock: 'checkIn', unit, from: at, due, minutes, whistle });
    }
  }

  private part({ at, data }: Logged, id: string): void {
    const left = (Math.max(0, this.resolveBy - at) * this.city.policy.overlays.jointPercent) / 100;
    const due = Math.trunc(at + left);
    this.overs.set(id, {
      clock: 'jointPart',
      unit: data.unit ?? '',
      from: at,
      due,
      minutes: Math.round((due - at) / MINUTE),
    });
  }

  private running(): Running[] {
    const overs = [...this.overs].flatMap(([key, { clock, unit, due, minutes }]) =>
      due === null ? [] : [{ clock, key, unit, due, minutes, stopped: false }],
    );
    if (ENDED.includes(this.state)) return overs;
    const { acceptMinutes, resolveMinutes, dispatchMinutes } = this.city.grades[this.grade];
    const state = this.stateBefore ?? this.state;
    const own = (clock: string, due: number, minutes: number): Running => {
      return { clock, key: '', unit: this.lead, due, minutes, stopped: this.stoppedAt !== null };
    };
    return [
      ...(['submitted', 'received'].includes(state) ? [own('dispatch', this.dispatchBy, dispatchMinutes)] : []),
      ...(state === 'dispatched' ? [own('acceptance', this.acceptBy, acceptMinutes)] : []),
      own('handling', this.resolveBy, resolveMinutes),
      ...overs,
    ];
  }
}
