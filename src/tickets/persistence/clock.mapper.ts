import type { SqlRow, SqlValue } from '../../database';
import type { ClockName, GradeCode } from '../../../config/city';
import type { ClockProgress, RunningClock } from '../domain/clocks/clock';

/** The columns of `ticket_clocks`, in the order of `toClockRow`. */
export const CLOCK_COLUMNS = [
  'ticket_id',
  'clock',
  'overlay',
  'unit',
  'grade',
  'due_at',
  'minutes',
  'next_at',
  'passed',
  'breached',
] as const;

/** Acceptance by another unit, an answer that is asked for anew and another grade begin their ladder again; nothing else does. */
const ANEW = `(ticket_clocks.clock = 'acceptance' AND ticket_clocks.unit <> excluded.unit)
  OR (ticket_clocks.clock = 'supervision' AND ticket_clocks.due_at <> excluded.due_at)
  OR ticket_clocks.grade <> excluded.grade`;

/**
 * A known clock keeps how far it has spoken. Where its deadline moved it is looked at from its first rung on: what had
 * spoken stays silent. A breach of a deadline that was moved away is forgotten.
 */
export const CLOCK_MOVED = `(ticket_id, clock, overlay) DO UPDATE SET
  next_at = CASE WHEN excluded.next_at IS NULL THEN NULL
    WHEN ticket_clocks.next_at IS NOT NULL AND ticket_clocks.due_at = excluded.due_at
      AND ticket_clocks.unit = excluded.unit AND ticket_clocks.grade = excluded.grade THEN ticket_clocks.next_at
    ELSE excluded.next_at END,
  passed = CASE WHEN ${ANEW} THEN 0 ELSE ticket_clocks.passed END,
  breached = CASE WHEN ticket_clocks.due_at < excluded.due_at THEN 0 ELSE ticket_clocks.breached END,
  unit = excluded.unit, grade = excluded.grade, due_at = excluded.due_at, minutes = excluded.minutes`;

/** A clock that was looked at. */
export const CLOCK_LOOKED = `(ticket_id, clock, overlay) DO UPDATE SET
  next_at = excluded.next_at, passed = excluded.passed, breached = excluded.breached`;

/** A clock as a row. */
export function toClockRow(clock: RunningClock, { passed, breached }: ClockProgress, nextAt: Date | null): SqlValue[] {
  const { ticketId, clock: name, overlay, unit, grade, dueAt, minutes } = clock;
  const times = [dueAt.getTime(), Math.round(minutes), nextAt?.getTime() ?? null];
  return [ticketId, name, overlay ?? '', unit, grade, ...times, passed, breached ? 1 : 0];
}

/** A row as a clock that runs, with how far it has spoken. */
export function toClock(row: SqlRow): RunningClock & ClockProgress {
  return {
    ticketId: String(row.ticket_id),
    clock: String(row.clock) as ClockName,
    overlay: row.overlay === '' ? null : String(row.overlay),
    unit: String(row.unit),
    grade: String(row.grade) as GradeCode,
    dueAt: new Date(Number(row.due_at)),
    minutes: Number(row.minutes),
    stopped: false,
    passed: Number(row.passed),
    breached: Number(row.breached) === 1,
  };
}
