import type { CityConfig } from '../../config/city';
import { DAY, HOUR, MINUTE } from './act';

/** The city's zone, which has no summer time. */
const ZONE = 8 * HOUR;
const SUNDAY_FIRST = 4;

/** Counts time as the rules say, by other means than the program: whole days since 1970 on the city's clock. */
export class YearCalendar {
  constructor(private readonly city: CityConfig) {
    if (city.policy.timeZone !== 'Asia/Shanghai') throw new Error('the year is reckoned on Beijing time');
  }

  /** The instant after so many milliseconds of a grade's days. */
  after(from: number, ms: number, days: 'calendar' | 'working'): number {
    if (days === 'calendar') return from + ms;
    let left = ms;
    for (let at = from; ; at = this.midnightAfter(at)) {
      const today = this.works(dayOf(at)) ? this.midnightAfter(at) - at : 0;
      if (left <= today) return at + left;
      left -= today;
    }
  }

  /** The instant at which so many milliseconds are left. */
  before(until: number, ms: number, days: 'calendar' | 'working'): number {
    if (days === 'calendar' || ms <= 0) return until - (days === 'calendar' ? ms : 0);
    let left = ms;
    for (let at = until; ; at = this.midnightAfter(at - 1) - DAY) {
      const start = this.midnightAfter(at - 1) - DAY;
      const today = this.works(dayOf(start)) ? at - start : 0;
      if (today > 0 && left <= today) return at - left;
      left -= today;
    }
  }

  /** Milliseconds that count between two instants. */
  between(from: number, until: number, days: 'calendar' | 'working'): number {
    if (days === 'calendar') return until - from;
    let sum = 0;
    for (let at = from; at < until; at = this.midnightAfter(at)) {
      if (this.works(dayOf(at))) sum += Math.min(this.midnightAfter(at), until) - at;
    }
    return sum;
  }

  /** When the quiet hours end that an instant lies in; the instant itself outside of them. They go over midnight. */
  quietUntil(at: number): number {
    const { quietFrom, quietTo } = this.city.policy.pings;
    const [from, to] = [minutesOf(quietFrom), minutesOf(quietTo)];
    const start = this.midnightAfter(at) - DAY;
    const minute = Math.floor((at - start) / MINUTE);
    if (minute < to) return start + to * MINUTE;
    return minute >= from ? start + DAY + to * MINUTE : at;
  }

  private midnightAfter(at: number): number {
    return (dayOf(at) + 1) * DAY - ZONE;
  }

  private works(day: number): boolean {
    const { off, makeUp } = this.city.holidays;
    const key = new Date(day * DAY).toISOString().slice(0, 10);
    if (makeUp.includes(key)) return true;
    const weekday = (day + SUNDAY_FIRST) % 7;
    return weekday !== 0 && weekday !== 6 && !off.includes(key);
  }
}

function dayOf(at: number): number {
  return Math.floor((at + ZONE) / DAY);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
