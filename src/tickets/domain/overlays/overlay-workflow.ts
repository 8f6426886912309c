import type { ActorKind, OverlayEventData } from '../ticket-events';
import type { OverlayKind } from './overlay';

/** What may be done with an overlay. */
export type OverlayMoveName =
  | 'askExtension'
  | 'grantExtension'
  | 'refuseExtension'
  | 'supervise'
  | 'raiseSupervision'
  | 'answerSupervision'
  | 'liftSupervision'
  | 'addJoint'
  | 'acceptPart'
  | 'sayOnPart'
  | 'finishPart'
  | 'returnPart'
  | 'cancelPart'
  | 'whistle'
  | 'checkIn'
  | 'missCheckIn'
  | 'sayOnWhistle'
  | 'rateCheckIn'
  | 'closeWhistle'
  | 'askExclusion'
  | 'grantExclusion'
  | 'refuseExclusion';

/** The states of each kind; `true` where nobody has to act any more. */
export const OVERLAY_STATES: Readonly<Record<OverlayKind, Readonly<Record<string, boolean>>>> = {
  extension: { asked: false, granted: true, refused: true, lapsed: true },
  supervision: { open: false, answered: false, lifted: true },
  jointPart: { assigned: false, accepted: false, done: true, returned: true, cancelled: true, lapsed: true },
  whistle: { called: false, closed: true, lapsed: true },
  exclusion: { asked: false, granted: true, refused: true },
  checkIn: { called: false, missing: false, arrived: true, lapsed: true },
};

/** A row of the table of overlay moves. */
export interface OverlayMoveRow {
  kind: OverlayKind;
  /** `new` makes one. */
  from: 'new' | readonly string[];
  /** `same` stays. */
  to: string;
  who: readonly ActorKind[];
  /** Which unit's staff: the one that leads the ticket, the overlay's own, or any that takes part. */
  side: 'lead' | 'own' | 'party';
  says: 'nothing' | 'words' | 'either';
  event: keyof OverlayEventData;
  /** Whether the ticket must still be handled. */
  during: 'open' | 'any';
}

const RULING: readonly ActorKind[] = ['dispatcher', 'supervisor'];
const WATCH: readonly ActorKind[] = ['supervisor', 'system'];
const SUPERVISOR: readonly ActorKind[] = ['supervisor'];
const UNIT: readonly ActorKind[] = ['handler'];
const SYSTEM: readonly ActorKind[] = ['system'];

type Row = [
  kind: OverlayKind,
  from: OverlayMoveRow['from'],
  to: string,
  who: readonly ActorKind[],
  side: OverlayMoveRow['side'],
  says: OverlayMoveRow['says'],
  event: keyof OverlayEventData,
  during?: OverlayMoveRow['during'],
];

const row = (...[kind, from, to, who, side, says, event, during = 'open']: Row): OverlayMoveRow => {
  return { kind, from, to, who, side, says, event, during };
};

/** ★ The moves of overlays. `checkOverlayWorkflow` holds them against the states at boot. */
// prettier-ignore
export const OVERLAY_MOVES: Readonly<Record<OverlayMoveName, OverlayMoveRow>> = {
  askExtension:      row('extension', 'new', 'asked', UNIT, 'lead', 'words', 'extensionAsked'),
  grantExtension:    row('extension', ['asked'], 'granted', RULING, 'own', 'nothing', 'extensionGranted'),
  refuseExtension:   row('extension', ['asked'], 'refused', RULING, 'own', 'words', 'extensionRefused'),
  supervise:         row('supervision', 'new', 'open', WATCH, 'own', 'words', 'supervised', 'any'),
  raiseSupervision:  row('supervision', ['open', 'answered'], 'open', WATCH, 'own', 'words', 'supervised', 'any'),
  answerSupervision: row('supervision', ['open'], 'answered', UNIT, 'lead', 'words', 'supervisionAnswered', 'any'),
  liftSupervision:   row('supervision', ['open', 'answered'], 'lifted', RULING, 'own', 'words', 'supervisionLifted', 'any'),
  addJoint:          row('jointPart', 'new', 'assigned', RULING, 'own', 'words', 'partAssigned'),
  acceptPart:        row('jointPart', ['assigned'], 'accepted', UNIT, 'own', 'nothing', 'partAccepted'),
  sayOnPart:         row('jointPart', ['assigned', 'accepted'], 'same', UNIT, 'own', 'either', 'partSaid'),
  finishPart:        row('jointPart', ['assigned', 'accepted'], 'done', UNIT, 'own', 'words', 'partDone'),
  returnPart:        row('jointPart', ['assigned', 'accepted'], 'returned', UNIT, 'own', 'words', 'partReturned'),
  cancelPart:        row('jointPart', ['assigned', 'accepted'], 'cancelled', RULING, 'own', 'nothing', 'partCancelled'),
  whistle:           row('whistle', 'new', 'called', UNIT, 'lead', 'words', 'whistled'),
  checkIn:           row('checkIn', ['called', 'missing'], 'arrived', UNIT, 'own', 'nothing', 'checkedIn'),
  missCheckIn:       row('checkIn', ['called'], 'missing', SYSTEM, 'own', 'nothing', 'checkInMissed'),
  sayOnWhistle:      row('whistle', ['called'], 'same', UNIT, 'party', 'either', 'whistleSaid'),
  rateCheckIn:       row('checkIn', ['called', 'missing', 'arrived', 'lapsed'], 'same', UNIT, 'lead', 'nothing', 'checkInRated', 'any'),
  askExclusion:      row('exclusion', 'new', 'asked', UNIT, 'lead', 'words', 'exclusionAsked', 'any'),
  grantExclusion:    row('exclusion', ['asked'], 'granted', SUPERVISOR, 'own', 'words', 'exclusionGranted', 'any'),
  refuseExclusion:   row('exclusion', ['asked'], 'refused', SUPERVISOR, 'own', 'words', 'exclusionRefused', 'any'),
  closeWhistle:      row('whistle', ['called'], 'closed', UNIT, 'lead', 'words', 'whistleClosed'),
};

export const OVERLAY_MOVE_NAMES = Object.keys(OVERLAY_MOVES) as OverlayMoveName[];

/** The state after a move. */
export function overlayStateAfter(move: OverlayMoveName, state: string): string {
  const { to } = OVERLAY_MOVES[move];
  return to === 'same' ? state : to;
}

/** True when nobody has to act on an overlay in this state any more. */
export function isOver(kind: OverlayKind, state: string): boolean {
  return OVERLAY_STATES[kind][state] ?? true;
}
