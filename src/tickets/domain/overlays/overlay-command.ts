import type { Evidence } from '../service-request';
import type { TicketEvidence } from '../ticket';
import type { Actor, TicketRef } from '../ticket-command';
import type { SupervisionCause, SupervisionLevel } from './overlay';
import type { OverlayMoveName } from './overlay-workflow';

/** What a move on an overlay may be given beside its words. */
export interface OverlayDetails {
  /** `askExtension`: days beyond the deadline, or until when; the rules hold it against policy. */
  days?: number;
  until?: Date;
  /** `supervise` and `raiseSupervision`. */
  level?: SupervisionLevel;
  cause?: SupervisionCause;
  /** `addJoint`: the unit that gets a part; `whistle`: the units that are called. */
  units?: readonly string[];
  /** `whistle`: where to meet, and when if not at once. */
  place?: string;
  at?: Date;
  /** `checkIn`: the place that was sent, WGS-84. */
  point?: { lat: number; lon: number };
  /** `rateCheckIn`: 1 to 5. */
  rating?: number;
  /** Which unit's overlay is meant, where there may be several. */
  of?: string;
}

/** What somebody wants done with an overlay of a ticket. */
export interface OverlayCommand extends OverlayDetails {
  ticket: TicketRef;
  move: OverlayMoveName;
  /** Which one; by default the only one of the move's kind that the person may mean. */
  overlay?: string;
  by: Actor;
  words: string | null;
  evidence: Evidence[];
}

/** A command as the rules read it. `newId` gives ids for overlays that are made. */
export type OverlayMove = Omit<OverlayCommand, 'ticket' | 'evidence'> & {
  evidence: readonly TicketEvidence[];
  newId(): string;
};
