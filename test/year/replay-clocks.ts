import type { CityConfig, GradeCode } from '../../config/city';
import { MINUTE, tickFrom } from './act';
import type { YearCalendar } from './calendar';

/** A clock that runs, as the rules say it should. `key` is the called unit for a check-in, else the overlay. */
export interface Running {
  clock: string;
  key: string;
  unit: string;
  due: number;
  minutes: number;
  stopped: boolean;
}

/** Something a clock must say. */
export interface Due {
  type: 'escalated' | 'breached' | 'checkInMissed';
  clock: string;
  key: string;
  unit: string;
  at: number;
  due: number;
  rung: number | null;
  audience: string | null;
}

interface Kept extends Running {
  passed: number;
  breached: boolean;
  since: number;
}

interface Step {
  at: number;
  audience: string;
}

const NEVER_QUIET = ['checkIn', 'supervision'];

/** What the ladders of one ticket's clocks must say, and when, reckoned anew from the configuration. */
export class ReplayClocks {
  readonly said: Due[] = [];
  private readonly clocks = new Map<string, Kept>();

  constructor(
    private readonly city: CityConfig,
    private readonly calendar: YearCalendar,
    private readonly grade: GradeCode,
  ) {}

  /** The clocks that run from an instant on; the others are over. */
  set(running: readonly Running[], at: number): void {
    const keys = new Set(running.map(nameOf));
    for (const key of this.clocks.keys()) if (!keys.has(key)) this.clocks.delete(key);
    for (const one of running) this.clocks.set(nameOf(one), this.kept(one, at));
  }

  /** Lets every clock say what it has to before an instant. */
  until(end: number): void {
    for (const clock of this.clocks.values()) {
      while (!clock.stopped && this.look(clock, end)) continue;
    }
  }

  private kept(one: Running, at: number): Kept {
    const before = this.clocks.get(nameOf(one));
    if (!before) return { ...one, passed: 0, breached: false, since: at };
    const anew =
      (one.clock === 'acceptance' && one.unit !== before.unit) ||
      (one.clock === 'supervision' && one.due !== before.due);
    const breached = one.due > before.due ? false : before.breached;
    return { ...one, passed: anew ? 0 : before.passed, breached, since: at };
  }

  /** One look; false when there is none before `end`. */
  private look(clock: Kept, end: number): boolean {
    const steps = this.stepsOf(clock);
    const next = steps[clock.passed];
    const speaks = next ? this.heard(clock, tickFrom(Math.max(next.at, clock.since))) : Infinity;
    const breaks = clock.breached ? Infinity : tickFrom(Math.max(clock.due, clock.since));
    const at = Math.min(speaks, breaks);
    if (at >= end) return false;
    if (clock.due <= at && !clock.breached) this.breach(clock, at);
    if (this.heard(clock, at) === at) this.speak(clock, steps, at);
    return true;
  }

  private breach(clock: Kept, at: number): void {
    clock.breached = true;
    this.say('breached', clock, at);
    if (clock.clock === 'checkIn') this.say('checkInMissed', clock, at);
  }

  private speak(clock: Kept, steps: readonly Step[], at: number): void {
    const due = steps.filter((step) => step.at <= at).length;
    if (due <= clock.passed) return;
    clock.passed = due;
    this.say('escalated', clock, at, due, steps[due - 1]?.audience ?? null);
  }

  private say(
    type: Due['type'],
    { clock, key, unit, due }: Kept,
    at: number,
    rung: number | null = null,
    audience: string | null = null,
  ): void {
    this.said.push({ type, clock, key, unit, at, due, rung, audience });
  }

  /** When something that could be said at an instant may be said. */
  private heard({ clock }: Kept, at: number): number {
    const waits = this.city.policy.pings.quietGrades.includes(this.grade) && !NEVER_QUIET.includes(clock);
    return waits ? tickFrom(this.calendar.quietUntil(at)) : at;
  }

  private stepsOf({ clock, key, due, minutes }: Kept): Step[] {
    const days = key === '' ? this.city.grades[this.grade].days : 'calendar';
    const own = this.city.ladders.filter((ladder) => (ladder.clock ?? 'handling') === clock);
    const ladder = own.find(({ grade }) => grade === this.grade) ?? own.find(({ grade }) => grade === undefined);
    const steps = (ladder?.rungs ?? []).map(({ at, audience }) => {
      if ('minutesAfter' in at) return { at: due + at.minutesAfter * MINUTE, audience };
      const left = 'share' in at ? (1 - at.share) * minutes : at.minutesBefore;
      return { at: Math.trunc(this.calendar.before(due, left * MINUTE, days)), audience };
    });
    return steps.sort((one, other) => one.at - other.at);
  }
}

function nameOf({ clock, key }: Running): string {
  return `${clock} ${key}`;
}
