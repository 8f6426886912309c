import { instantOf, wallTime } from '../../shared/wall-time';
import { cleanText, foldWidth, without } from './normalise';
import { AGO_RULES } from './time-ago.rules';
import { CHINESE_DAYS, ENGLISH_RULES } from './time-day.rules';
import { CLOCK, hourOf, PART, startOfPart } from './time-of-day';
import { type Ago, type Dated, type Grain, type Hour, type Present } from './time.model';
import { addDays, type Day } from './zone-time';

export type { Grain } from './time.model';

/**
 * When a thing happened. `from` is where it begins (the start of the day for `昨天`) to the precision of `grain`; `to`
 * is the end the person told (exclusive), `now` when it still goes on, null when they told one moment only.
 */
export interface FoundTime {
  from: Date;
  to: Date | null;
  grain: Grain;
  text: string;
  rest: string;
}

/** A time as said, with its place in the text. */
interface Hit {
  start: number;
  end: number;
  said: Dated | Ago | null;
  hour: Hour | null;
}

/** Where a stretch of time stands in the text, and when it ends. */
interface Stretch {
  start: number;
  end: number;
  to: Date;
}

const RULES = [...AGO_RULES, ...CHINESE_DAYS, ...ENGLISH_RULES];
const BARE_CLOCK = new RegExp(CLOCK, 'gu');
const NEXT_CLOCK = new RegExp(`[的,，]?\\s?(?:at |around |about |大?约|大概|差不多)?${CLOCK}`, 'uy');
const NEXT_PART = new RegExp(`的?\\s?(${PART})`, 'y');
const WHOLE_PART = new RegExp(`^(?:是|在|就|大概|大约)?(${PART})[。.!！]?$`);
const TO = /\s?(?:到|至|~|～|—+|–|-|until|till|to)\s?/y;
const SINCE_BEFORE = /(?:从|自从?|打|since |from |starting )$/;
const SINCE_AFTER = /^[,，]?(?:晚?上?)?(?:开始|起|以来|至今|到现在|就开始|一直|之后就|以后就)/;
const RECURRING =
  /(?:每(?:天|日|晚|周|个?星期|个?月|年|到|逢|个|隔)?|天天|夜夜|经常|总是?|常常|时常|通常|平时|\bevery|\beach|\busually|\balways)[的在]?\s?(?:都|day|night|week)?\s?(?:at )?$/;
const HABIT = /每天|每日|每晚|每周|天天|夜夜|经常|总是|every/;
const FUTURE =
  /(?:明(?:天|日|早|晚|年)?|后天|次日|第二天|下个?(?:周|星期|礼拜)[一二三四五六日天]?|下个?月|tomorrow|next)的?\s?(?:at )?$/;
const READ = 4_000;

/** The first time in a text at which something happened or since when it has; recurring times and places are none. */
export function readTime(text: string, now: Date, timeZone: string): FoundTime | null {
  const clean = cleanText(text.slice(0, READ));
  const folded = foldWidth(clean);
  const { year, month, day } = wallTime(now, timeZone);
  const present: Present = { now, timeZone, today: { year, month, day } };
  const hits = gather(folded, present).sort((a, b) => a.start - b.start || b.end - a.end);
  for (const hit of hits) {
    if (!elsewhere(hit, folded)) return told(hit, clean, folded, present);
  }
  return null;
}

/** Whether a hit is of what recurs or is yet to come; an hour is so by anything before it in its clause. */
function elsewhere(hit: Hit, folded: string): boolean {
  const before = folded.slice(Math.max(0, hit.start - 16), hit.start);
  const clause = before.slice(Math.max(...[...'，,。.；;！!？?\n'].map((mark) => before.lastIndexOf(mark))) + 1);
  return RECURRING.test(before) || FUTURE.test(before) || (!hit.said && HABIT.test(clause));
}

function gather(folded: string, present: Present): Hit[] {
  const hits: Hit[] = [];
  for (const { pattern, read } of RULES) {
    for (const match of folded.matchAll(pattern)) {
      const said = read(match, present);
      if (!said) continue;
      hits.push(withHour(folded, { start: match.index, end: match.index + match[0].length, said, hour: null }));
      break;
    }
  }
  const clock = firstClock(folded);
  return clock ? [...hits, clock] : hits;
}

function firstClock(folded: string): Hit | null {
  const part = WHOLE_PART.exec(folded.trim());
  if (part?.[1]) return { start: 0, end: folded.length, said: null, hour: startOfPart(part[1]) };
  for (const match of folded.matchAll(BARE_CLOCK)) {
    const hour = hourOf(match.groups ?? {}, null);
    if (hour) return { start: match.index, end: match.index + match[0].length, said: null, hour };
  }
  return null;
}

/** A day may be followed by its hour, or by its part of day. */
function withHour(folded: string, hit: Hit): Hit {
  if (hit.said?.kind !== 'dated') return hit;
  NEXT_CLOCK.lastIndex = hit.end;
  const clock = NEXT_CLOCK.exec(folded);
  const hour = clock && hourOf(clock.groups ?? {}, hit.said.part);
  if (hour) return { ...hit, end: NEXT_CLOCK.lastIndex, hour };
  NEXT_PART.lastIndex = hit.end;
  const part = NEXT_PART.exec(folded)?.[1] ?? hit.said.part;
  return part ? { ...hit, end: Math.max(hit.end, NEXT_PART.lastIndex), hour: startOfPart(part) } : hit;
}

function told(hit: Hit, clean: string, folded: string, present: Present): FoundTime {
  const { from, grain } = begin(hit, present);
  const { start, end, to } = follower(hit, folded, present) ??
    sinceWords(hit, folded, from, present.now) ?? { start: hit.start, end: hit.end, to: stretch(hit, present) };
  return { from, to, grain, text: clean.slice(start, end).trim(), rest: without(clean, start, end) };
}

/** The stretch from a hit until now, when words around it say that it has gone on since. */
function sinceWords(hit: Hit, folded: string, from: Date, now: Date): Stretch | null {
  const before = SINCE_BEFORE.exec(folded.slice(Math.max(0, hit.start - 12), hit.start))?.[0].length ?? 0;
  const after = SINCE_AFTER.exec(folded.slice(hit.end, hit.end + 12))?.[0].length ?? 0;
  return from <= now && before + after > 0 ? { start: hit.start - before, end: hit.end + after, to: now } : null;
}

/** Where a hit begins, and how precisely. */
function begin(hit: Hit, present: Present): { from: Date; grain: Grain } {
  if (hit.said?.kind === 'ago') return { from: hit.said.from, grain: hit.said.grain };
  const { timeZone, today } = present;
  if (hit.said) {
    const minutes = hit.hour ? onDay(hit.hour, hit.said.day, present) : 0;
    return { from: instantOf(hit.said.day, minutes, timeZone), grain: hit.hour?.grain ?? hit.said.grain };
  }
  return {
    from: latest(hit.hour ?? { from: 0, grain: 'part', either: false }, today, present),
    grain: hit.hour?.grain ?? 'day',
  };
}

/** On a day that was named, one to five o'clock is of the afternoon unless that has yet to come. */
function onDay(hour: Hour, day: Day, { now, timeZone }: Present): number {
  const later = hour.from + 12 * 60;
  return hour.either && hour.from < 6 * 60 && instantOf(day, later, timeZone) <= now ? later : hour.from;
}

/** Without a day it is the last time the clock showed that hour. */
function latest(hour: Hour, today: Day, { now, timeZone }: Present): Date {
  const offsets = hour.either ? [hour.from, hour.from + 720] : [hour.from];
  const all = [-2, -1, 0].flatMap((days) =>
    offsets.map((minutes) => instantOf(addDays(today, days), minutes, timeZone)),
  );
  return all.filter((instant) => instant <= now).sort((a, b) => b.getTime() - a.getTime())[0] ?? now;
}

function stretch(hit: Hit, { timeZone }: Present): Date | null {
  if (hit.said?.kind === 'ago') return hit.said.to;
  return hit.said?.until && !hit.hour ? instantOf(hit.said.until, 0, timeZone) : null;
}

/** The second half of `8点到10点`, `5月3日到6日`, `昨晚10点到今天凌晨2点`. */
function follower(hit: Hit, folded: string, present: Present): Stretch | null {
  TO.lastIndex = hit.end;
  if (!TO.test(folded)) return null;
  const at = TO.lastIndex;
  const rest = folded.slice(at, at + 40);
  const next = gather(rest, present)
    .filter(({ start }) => start === 0)
    .sort((a, b) => b.end - a.end)[0];
  if (!next) return null;
  const to = next.said ? endOf(next, present) : sameDay(hit, next.hour, present);
  return to && to > begin(hit, present).from ? { start: hit.start, end: at + next.end, to } : null;
}

function endOf(next: Hit, present: Present): Date | null {
  if (next.said?.kind !== 'dated' || next.hour) return begin(next, present).from;
  return instantOf(next.said.until ?? addDays(next.said.day, 1), 0, present.timeZone);
}

function sameDay(hit: Hit, hour: Hour | null, present: Present): Date | null {
  if (!hour) return null;
  const { from } = begin(hit, present);
  const wall = wallTime(from, present.timeZone);
  const began = wall.hour * 60 + wall.minute;
  const choices = hour.either ? [hour.from, hour.from + 720, hour.from + 1440] : [hour.from, hour.from + 1440];
  const minutes = choices.find((minute) => minute > began);
  return minutes === undefined ? null : instantOf(wall, minutes, present.timeZone);
}
