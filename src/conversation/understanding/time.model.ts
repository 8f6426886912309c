import { type Day } from './zone-time';

export type Grain = 'minute' | 'hour' | 'part' | 'day' | 'week' | 'month';

/** The time of day of which somebody speaks, in minutes from midnight; beyond 1,440 it is the small hours after. */
export interface Hour {
  from: number;
  grain: 'minute' | 'hour' | 'part';
  /** No part of day was said, and the hour may be of the morning or the evening. */
  either: boolean;
}

/** A day, or a stretch of days from `day` to before `until`, as said. */
export interface Dated {
  kind: 'dated';
  day: Day;
  until: Day | null;
  grain: 'day' | 'week' | 'month';
  /** A part of day that is in the word itself: 昨晚, last night. */
  part: string | null;
}

/** A stretch counted back from now. */
export interface Ago {
  kind: 'ago';
  from: Date;
  to: Date | null;
  grain: Grain;
}

/** What the rules of reading need to know of the present. */
export interface Present {
  now: Date;
  timeZone: string;
  today: Day;
}

/** One wording of a time; `read` null means that it only looked like one. The pattern is global. */
export interface TimeRule {
  pattern: RegExp;
  read(match: RegExpExecArray, present: Present): Dated | Ago | null;
}
