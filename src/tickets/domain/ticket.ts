import type { GradeCode } from '../../../config/city';
import type { Evidence, Happened, Language, RequestKind, RequestPlace, Resident } from './service-request';

/** 待受理 已受理 不予受理 直接答复 已派单 已签收 办理中 待补充 申请退单 已办结 已归档 撤单 并单 */
export type TicketState =
  | 'submitted'
  | 'received'
  | 'declined'
  | 'answered'
  | 'dispatched'
  | 'accepted'
  | 'inProgress'
  | 'needsInfo'
  | 'returnRequested'
  | 'resolved'
  | 'closed'
  | 'withdrawn'
  | 'joined';

/** The instants by which a ticket is to be dispatched, accepted and resolved. */
export interface Deadlines {
  dispatchBy: Date;
  acceptBy: Date;
  resolveBy: Date;
}

/** Who of the unit has it in hand, and when that person last moved it. */
export interface CaseHandler {
  id: string;
  name: string;
  at: Date;
}

/** A ticket (工单): an immutable value; every move gives another. */
export interface Ticket extends Readonly<Deadlines> {
  readonly id: string;
  readonly number: string;
  readonly draftId: string;
  readonly state: TicketState;
  /** The `seq` of its newest event. */
  readonly revision: number;
  readonly kind: RequestKind;
  readonly category: string;
  readonly grade: GradeCode;
  readonly story: string;
  readonly place: Readonly<RequestPlace>;
  readonly happened: Readonly<Happened> | null;
  readonly language: Language;
  readonly isPublic: boolean;
  readonly contactPhone: string | null;
  readonly resident: Readonly<Resident>;
  /** Code of the unit that leads. */
  readonly leadUnit: string;
  /** True when no rule named a unit and the fallback took it. */
  readonly byFallback: boolean;
  readonly submittedAt: Date;
  /** Set while the resident is asked for more. */
  readonly clockStoppedAt: Date | null;
  /** Where it goes back to from needsInfo. */
  readonly stateBefore: TicketState | null;
  readonly acceptedAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly updatedAt: Date;
  readonly returnCount: number;
  readonly urgeCount: number;
  readonly lastUrgedAt: Date | null;
  readonly evidenceCount: number;
  readonly handler: Readonly<CaseHandler> | null;
  /** 并单: id of the ticket that is handled for this one too. */
  readonly joinedInto: string | null;
  /** How many people reported it: its own resident, and those whose tickets are joined into it. */
  readonly people: number;
  /** Its own resident withdrew while others stay: it goes on for them. */
  readonly residentLeft: boolean;
}

/** Evidence on a ticket, with the id its events name it by. */
export interface TicketEvidence extends Evidence {
  id: string;
}
