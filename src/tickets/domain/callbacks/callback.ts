import type { CityConfig } from '../../../../config/city';
import { quietEnd } from '../clocks/quiet-hours';

/**
 * 回访: `waiting` to be asked, `asked`, `answered`, `expired` without an answer, `lapsed` because the matter was taken up
 * again before.
 */
export type CallbackState = 'waiting' | 'asked' | 'answered' | 'expired' | 'lapsed';

/** 很满意 满意 基本满意 不满意 很不满意, from 5 to 1. */
export type Satisfaction = 1 | 2 | 3 | 4 | 5;

/** One person asked about one matter. */
export interface Callback {
  id: string;
  /** The ticket that was handled. */
  ticketId: string;
  /** Number of the person's own ticket. */
  number: string;
  /** The resident's key. */
  conversation: string;
  state: CallbackState;
  solved: boolean | null;
  satisfaction: Satisfaction | null;
  words: string | null;
}

/** The instants of a callback. */
export interface CallbackTimes {
  askAt: Date;
  expiresAt: Date;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** When to ask and when to give up, for what was resolved at `now`; nobody is asked in the quiet hours. */
export function callbackTimes(now: Date, city: CityConfig): CallbackTimes {
  const { afterMinutes, expireDays } = city.policy.callback;
  const askAt = notAtNight(new Date(now.getTime() + afterMinutes * MINUTE), city);
  return { askAt, expiresAt: new Date(askAt.getTime() + expireDays * DAY) };
}

/** After asking late, the time to answer is what policy gives all the same. */
export function timesOfAsking(now: Date, city: CityConfig): { remindAt: Date | null; expiresAt: Date } {
  const { remindAfterHours, expireDays } = city.policy.callback;
  const expiresAt = new Date(now.getTime() + expireDays * DAY);
  const remindAt = notAtNight(new Date(now.getTime() + remindAfterHours * HOUR), city);
  return { remindAt: remindAt < expiresAt ? remindAt : null, expiresAt };
}

function notAtNight(at: Date, city: CityConfig): Date {
  return quietEnd(at, city) ?? at;
}
