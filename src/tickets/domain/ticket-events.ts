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

/** ★ Everything that can happen to a ticket, and what is kept of it. A new event is a line here. */
export interface EventData {
  submitted: Said;
  received: Record<never, never>;
  declined: Said;
  answered: Said;
  /** `from` is the unit that had it before, `why` the rule or the words of the person that chose. */
  dispatched: { unit: string; from: string | null; why: string };
  accepted: { unit: string };
  progressed: SaidByUnit;
  returnRequested: SaidByUnit;
  returnUpheld: { unit: string; from: string; why: string };
  returnRefused: { unit: string; words: string | null };
  infoRequested: SaidByUnit;
  infoSupplied: Said;
  wordsAdded: Said;
  evidenceAdded: Said;
  urged: Said & { count: number };
  resolved: SaidByUnit;
  closed: { how: 'callback' | 'timeOut' };
  reopened: SaidByUnit;
  withdrawn: Said & { from: TicketState };
  joined: { into: string };
  /** How many of its media are late or lost now, and how many of the resident's were just found to be lost. */
  evidenceChecked: { notYet: number; never: number; lostNow: number };
}

export type TicketEventType = keyof EventData;

/** Events that a move makes; the others are noticed. */
export type MoveEventType = Exclude<TicketEventType, 'evidenceChecked'>;

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
