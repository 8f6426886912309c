import { Refusal, type ErrorParams } from '../../shared/app-error';
import type { TicketState } from './ticket';
import type { MoveName } from './ticket-workflow';

/** Every way the tickets say no. Parameters are beside the functions below. */
export type RefusalCode =
  | 'ticket.notFound'
  | 'ticket.notAllowedNow'
  | 'ticket.alreadyDone'
  | 'ticket.notYours'
  | 'ticket.wordsNeeded'
  | 'ticket.photoNeeded'
  | 'ticket.tooMany'
  | 'ticket.tooMuchEvidence'
  | 'ticket.tooLate'
  | 'ticket.unknownCategory'
  | 'category.same'
  | 'unit.notByFallback'
  | 'ticket.noOtherUnit'
  | 'ticket.unknownUnit'
  | 'join.itself'
  | 'join.whichOne'
  | 'join.notOpen'
  | 'overlay.notFound'
  | 'overlay.whichOne'
  | 'overlay.already'
  | 'overlay.notAllowedNow'
  | 'extension.tooMany'
  | 'extension.badTime'
  | 'supervision.notHigher'
  | 'whistle.nobody'
  | 'rating.outOfRange'
  | 'callback.over'
  | 'ruling.none'
  | 'ticket.whichOne'
  | 'urge.tooSoon'
  | 'bind.badCode'
  | 'bind.unknownUnit'
  | 'bind.manyUnits'
  | 'bind.roleNotHere'
  | 'bind.notBound';

/** A refusal with one of our codes. */
export function refuse(code: RefusalCode, params: ErrorParams = {}): Refusal {
  return new Refusal(code, params);
}

/** No such ticket, or none that this person may know of. */
export const notFound = (): Refusal => refuse('ticket.notFound');

/** The table has no such move from this state. */
export const notAllowedNow = (state: TicketState, move: MoveName): Refusal =>
  refuse('ticket.notAllowedNow', { state, move });

/** Somebody was first. `by` is that person's name, null when the resident or the system did it. */
export const alreadyDone = (by: string | null, move: MoveName): Refusal => refuse('ticket.alreadyDone', { by, move });

/** `again`: epoch milliseconds from which one may urge again. */
export const urgedTooSoon = (again: Date): Refusal => refuse('urge.tooSoon', { again: again.getTime() });
