import type { ClockName, EscalationRung, GradeCode } from '../../../config/city';
import type { SupervisionCause, SupervisionLevel } from './overlays/overlay';
import type { TicketState } from './ticket';

/** Words and evidence (by id) that came with an event. */
export interface Said {
  words: string | null;
  evidence: readonly string[];
}

/** A unit said it, or it was said to a unit. */
export interface SaidByUnit extends Said {
  unit: string;
}

/** Something happened to what lies over the ticket: `overlay` is its id, `unit` whose it is. */
export interface SaidOver extends SaidByUnit {
  overlay: string;
}

/** Of one clock of a unit. */
export interface ClockSaid {
  clock: ClockName;
  overlay: string | null;
  unit: string;
  due: number;
}

/** Instants in `data` are epoch milliseconds. */
export interface OverlayEventData {
  extensionAsked: SaidOver & { until: number };
  extensionGranted: SaidOver & { until: number };
  extensionRefused: SaidOver;
  supervised: SaidOver & { level: SupervisionLevel; cause: SupervisionCause };
  supervisionAnswered: SaidOver;
  supervisionLifted: SaidOver;
  partAssigned: SaidOver;
  partAccepted: SaidOver;
  partSaid: SaidOver;
  partDone: SaidOver;
  partReturned: SaidOver;
  partCancelled: SaidOver;
  whistled: SaidOver & { called: readonly string[]; place: string | null; at: number | null };
  /** `whistle` is the id of the whistle that called. */
  checkedIn: SaidOver & { whistle: string; onSite: boolean };
  checkInMissed: SaidOver & { whistle: string };
  checkInRated: SaidOver & { whistle: string; rating: number };
  /** `from` is the unit that speaks. */
  whistleSaid: SaidOver & { from: string };
  whistleClosed: SaidOver;
  exclusionAsked: SaidOver;
  exclusionGranted: SaidOver;
  exclusionRefused: SaidOver;
}

/** ★ Everything that can happen to a ticket, and what is kept of it. A new event is a line here. */
export interface EventData extends OverlayEventData {
  submitted: Said;
  received: Record<never, never>;
  declined: Said;
  answered: Said;
  /**
   * `from` is the unit that had it before, `why` the rule or the words of the person that chose; `unrouted`: no rule had
   * named a unit before.
   */
  dispatched: { unit: string; from: string | null; why: string; unrouted?: true };
  accepted: { unit: string };
  progressed: SaidByUnit;
  /** Among colleagues; the resident does not see it. */
  noted: SaidByUnit;
  /** `held`: returned too often to go on by rule; somebody rules. `reason`: its code in the city's list. */
  returnRequested: SaidByUnit & { held: boolean; reason?: string };
  returnUpheld: { unit: string; from: string; why: string };
  returnRefused: { unit: string; words: string | null };
  /** No rule named a unit; a person of the centre said that the one that took it is right. */
  unitConfirmed: { unit: string };
  /** A person of the centre set the category right; its grade and its deadlines followed. */
  categoryCorrected: { category: string; from: string; grade: GradeCode; fromGrade: GradeCode };
  infoRequested: SaidByUnit;
  infoSupplied: Said;
  wordsAdded: Said;
  evidenceAdded: Said;
  urged: Said & { count: number };
  resolved: SaidByUnit;
  closed: { how: 'callback' | 'timeOut' };
  reopened: SaidByUnit;
  withdrawn: Said & { from: TicketState };
  /** A rung of the ladder of a clock that runs; `overlay` is null for the ticket's own, `due` its deadline. */
  escalated: ClockSaid & { rung: number; audience: EscalationRung['audience'] };
  /** The deadline of a clock has passed. */
  breached: ClockSaid;
  joined: { into: string; from: TicketState };
  /** A joined ticket has its own life again: `unit` leads it, `from` is the ticket it was joined into. */
  split: { unit: string; from: string };
  /** Somebody else reports it too: `ticket` is theirs, `people` are all of them now. */
  personJoined: Said & { people: number; ticket: string };
  /** `first`: the ticket's own resident went, and the others stay. */
  personLeft: { people: number; first: boolean };
  /** The resident is asked whether it is solved: `callback` is its id; `again` when it is the reminder. */
  callbackAsked: { callback: string; again: boolean };
  /** A praise is told to the unit it is credited to. */
  commended: { unit: string; words: string };
  /** How many of its media are late or lost now, and how many of the resident's were just found to be lost. */
  evidenceChecked: { notYet: number; never: number; lostNow: number };
}

export type TicketEventType = keyof EventData;

/** Events of moves on the ticket itself; the others are of what lies over it, or noticed. */
export type MoveEventType = Exclude<
  TicketEventType,
  keyof OverlayEventData | 'evidenceChecked' | 'escalated' | 'breached' | 'callbackAsked' | 'commended'
>;

export type ActorKind = 'resident' | 'handler' | 'dispatcher' | 'supervisor' | 'system';

/** Who did it, as history keeps it. */
export interface EventActor {
  kind: ActorKind;
  id: string | null;
  name: string | null;
}

/** An event of one type. */
export interface EventOf<T extends TicketEventType> {
  type: T;
  ticketId: string;
  /** 1 for the first event of a ticket. */
  seq: number;
  at: Date;
  actor: EventActor;
  data: EventData[T];
}

/** One thing that happened to a ticket; `type` tells what `data` holds. Never rewritten. */
export type TicketEvent = { [T in TicketEventType]: EventOf<T> }[TicketEventType];

/** An event as it is kept; ids sort in the order of happening. */
export type StoredEvent = TicketEvent & { id: string };
