import type { CityConfig } from '../../config/city';
import { DAY, HOUR, MINUTE } from './act';

type Days = 'calendar' | 'working';

const FIRST = '2025-12-01';
const DAYS_KNOWN = 1100;
const SUNDAY_FIRST = 4;
/** Clocks are changed before that hour of the night. */
const CHANGED_BY = 4 * HOUR;

/** Counts time as the rules say, by other means than the program: a list of the city's midnights, made once. */
export class YearCalendar {
  /** When each day begins, from `FIRST` on. */
  private readonly midnights: number[] = [];

  constructor(private readonly city: CityConfig) {
    const clock = new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: city.policy.timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' },
    });
    const minuteOf = (at: number): number => minutesOf(clock.format(at));
    // Noon by Greenwich is on the same date wherever people live but on some islands.
    let at = Date.parse(`${FIRST}T12:00:00Z`);
    at -= minuteOf(at) * MINUTE;
    for (let day = 0; day < DAYS_KNOWN; day += 1) {
      this.midnights.push(at);
      const next = at + DAY;
      const minute = minuteOf(next);
      at = minute < DAY / MINUTE / 2 ? next - minute * MINUTE : next + (DAY - minute * MINUTE);
    }
  }

  /** The instant after so many milliseconds of a grade's days. */
  after(from: number, ms: number, days: Days): number {
    if (days === 'calendar') return from + ms;
    let left = ms;
    for (let at = from; ; at = this.midnightAfter(at)) {
      const today = this.works(this.dayOf(at)) ? this.midnightAfter(at) - at : 0;
      if (left <= today) return at + left;
      left -= today;
    }
  }

  /** The instant at which so many milliseconds are left. */
  before(until: number, ms: number, days: Days): number {
    if (days === 'calendar' || ms <= 0) return until - (days === 'calendar' ? ms : 0);
    let left = ms;
    for (let at = until; ;) {
      const day = this.dayOf(at - 1);
      const today = this.works(day) ? at - this.begins(day) : 0;
      if (today > 0 && left <= today) return at - left;
      left -= today;
      at = this.begins(day);
    }
  }

  /** Milliseconds that count between two instants. */
  between(from: number, until: number, days: Days): number {
    if (days === 'calendar') return until - from;
    let sum = 0;
    for (let at = from; at < until; at = this.midnightAfter(at)) {
      if (this.works(this.dayOf(at))) sum += Math.min(this.midnightAfter(at), until) - at;
    }
    return sum;
  }

  /** When the quiet hours end that an instant lies in; the instant itself outside of them. They go over midnight. */
  quietUntil(at: number): number {
    const { quietFrom, quietTo } = this.city.policy.pings;
    const day = this.dayOf(at);
    if (at < this.clockOn(day, quietTo)) return this.clockOn(day, quietTo);
    return at >= this.clockOn(day, quietFrom) ? this.clockOn(day + 1, quietTo) : at;
  }

  /** The first instant from one on that lies outside of the quiet hours, on a day that counts. */
  awake(at: number, days: Days): number {
    const free = this.quietUntil(at);
    return days === 'calendar' || this.works(this.dayOf(free)) ? free : this.awake(this.midnightAfter(free), days);
  }

  /** The first time after an instant at which the city's clocks show `HH:MM`. */
  nextAt(time: string, after: number): number {
    const today = this.clockOn(this.dayOf(after), time);
    return today > after ? today : this.clockOn(this.dayOf(after) + 1, time);
  }

  /** When a date begins, `2026-01-01`. */
  startOf(date: string): number {
    return this.begins((Date.parse(date) - Date.parse(FIRST)) / DAY);
  }

  /** The month of an instant, 0 for January. */
  monthOf(at: number): number {
    return new Date(Date.parse(FIRST) + this.dayOf(at) * DAY).getUTCMonth();
  }

  private clockOn(day: number, time: string): number {
    const passed = minutesOf(time) * MINUTE;
    const changed = passed >= CHANGED_BY ? this.begins(day + 1) - this.begins(day) - DAY : 0;
    return this.begins(day) + passed + changed;
  }

  private midnightAfter(at: number): number {
    return this.begins(this.dayOf(at) + 1);
  }

  private begins(day: number): number {
    const at = this.midnights[day];
    if (at === undefined) throw new Error(`the calendar of the year has no day ${day}`);
    return at;
  }

  private dayOf(at: number): number {
    let day = Math.floor((at - this.begins(0)) / DAY);
    while (this.begins(day) > at) day -= 1;
    while (this.begins(day + 1) <= at) day += 1;
    return day;
  }

  private works(day: number): boolean {
    const { off, makeUp } = this.city.holidays;
    const date = Date.parse(FIRST) + day * DAY;
    const key = new Date(date).toISOString().slice(0, 10);
    if (makeUp.includes(key)) return true;
    const weekday = (date / DAY + SUNDAY_FIRST) % 7;
    return weekday !== 0 && weekday !== 6 && !off.includes(key);
  }
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
