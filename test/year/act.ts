import type { MoveName, OverlayCommand, OverlayMoveName, RequestKind, Satisfaction } from '../../src/tickets';

/** Who does it: whoever leads the ticket then, its resident, the centre, or a unit's staff. */
export type Doer = 'lead' | 'resident' | 'dispatcher' | 'supervisor' | { unit: string };

/** What a ticket is opened with. */
export interface Opening {
  what: 'open';
  kind: RequestKind;
  category: string;
  street: string;
  resident: string;
  photo: boolean;
  /** The ticket of the plan that the resident joins. */
  joins: number | null;
}

/** Something somebody does to a ticket; `answer` is what its resident says when asked whether it is solved. */
export type Doing =
  | { what: 'move'; move: MoveName; by: Doer; unit?: string; into?: number; photo?: boolean }
  | { what: 'overlay'; move: OverlayMoveName; by: Doer; more?: Partial<OverlayCommand> }
  | { what: 'answer'; solved?: boolean; satisfaction?: Satisfaction; words?: boolean }
  | { what: 'keepRuling' };

/** One act of the plan; a ticket's acts have instants of their own. */
export interface PlannedAct {
  /** Counts the plan's tickets from 0. */
  ticket: number;
  at: number;
  doing: Opening | Doing;
  /** The code it must be refused with. */
  refused?: string;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** When a ticket does what was drafted for an instant: by its place in the plan, and never on the sweep's beat. */
export function instantOf(ticket: number, drafted: number): number {
  return Math.floor(drafted / 1000) * 1000 + 1 + (ticket % 997);
}

/** The program sweeps once in so long at the least. */
export const TICK = 10 * MINUTE;

/** The first sweep that is not before an instant. */
export function tickFrom(at: number): number {
  return Math.ceil(at / TICK) * TICK;
}
