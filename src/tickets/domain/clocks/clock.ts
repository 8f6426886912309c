import type { ClockName, GradeCode } from '../../../../config/city';

/** A clock that runs against a ticket, or against what lies over it. */
export interface RunningClock {
  ticketId: string;
  clock: ClockName;
  /** The overlay's id; null for the ticket's own. */
  overlay: string | null;
  /** Who is late when it runs out. */
  unit: string;
  grade: GradeCode;
  dueAt: Date;
  /** The time that was given, in minutes: what a share is of. */
  minutes: number;
  /** It waits for the resident, and says nothing meanwhile. */
  stopped: boolean;
}

/** How far a clock has spoken. */
export interface ClockProgress {
  /** Rungs that spoke or were passed over. */
  passed: number;
  breached: boolean;
}
