import type { TicketState } from './ticket';
import type { ActorKind, MoveEventType } from './ticket-events';

/** What may be done with a ticket. */
export type MoveName =
  | 'receive'
  | 'decline'
  | 'answer'
  | 'dispatch'
  | 'accept'
  | 'return'
  | 'update'
  | 'note'
  | 'resolve'
  | 'upholdReturn'
  | 'refuseReturn'
  | 'recategorise'
  | 'confirmUnit'
  | 'askInfo'
  | 'supply'
  | 'addWords'
  | 'addEvidence'
  | 'urge'
  | 'close'
  | 'reopen'
  | 'withdraw'
  | 'join'
  | 'split'
  | 'gain'
  | 'lose';

/** A row of the table of states. The clock `stopped` waits for the resident; `ended` no longer counts. */
export interface StateRow {
  clock: 'runs' | 'stopped' | 'ended';
  /** A ticket may rest here for ever. */
  final: boolean;
}

/** A row of the table of moves. */
export interface MoveRow {
  from: readonly TicketState[];
  /** `same` stays; `back` leaves needsInfo for where it was, and stays elsewhere. */
  to: TicketState | 'same' | 'back';
  who: readonly ActorKind[];
  /** What must come with it; `either` is words or evidence, `reason` one of the city's list or words. */
  says: 'nothing' | 'words' | 'evidence' | 'either' | 'reason';
  event: MoveEventType;
  /** States in which this has evidently been done: a second one is told who was first. */
  doneIn: readonly TicketState[];
}

/** ★ The states. A new state is a row here, and the moves that lead to it and away. */
export const STATES: Readonly<Record<TicketState, StateRow>> = {
  submitted: { clock: 'runs', final: false },
  received: { clock: 'runs', final: false },
  declined: { clock: 'ended', final: true },
  answered: { clock: 'ended', final: true },
  dispatched: { clock: 'runs', final: false },
  accepted: { clock: 'runs', final: false },
  inProgress: { clock: 'runs', final: false },
  needsInfo: { clock: 'stopped', final: false },
  returnRequested: { clock: 'runs', final: false },
  resolved: { clock: 'ended', final: false },
  closed: { clock: 'ended', final: true },
  withdrawn: { clock: 'ended', final: true },
  joined: { clock: 'ended', final: true },
};

export const TICKET_STATES = Object.keys(STATES) as TicketState[];

/** States in which somebody still has to act. */
export const OPEN_STATES: readonly TicketState[] = TICKET_STATES.filter((state) => STATES[state].clock !== 'ended');

const NEW: readonly TicketState[] = ['submitted', 'received'];
const WITH_UNIT: readonly TicketState[] = ['dispatched', 'accepted', 'inProgress'];
const RULING: readonly ActorKind[] = ['dispatcher', 'supervisor', 'system'];
const CENTRE: readonly ActorKind[] = ['dispatcher', 'system'];
const TELLING: readonly ActorKind[] = ['resident', 'dispatcher'];
const UNIT: readonly ActorKind[] = ['handler'];
const SYSTEM: readonly ActorKind[] = ['system'];

const row = (
  from: MoveRow['from'],
  to: MoveRow['to'],
  who: MoveRow['who'],
  says: MoveRow['says'],
  event: MoveEventType,
  doneIn: MoveRow['doneIn'] = [],
): MoveRow => ({ from, to, who, says, event, doneIn });

/**
 * ★ The moves: from where, to where, who may, what must be said, the event, and where it counts as done. Who reports
 * progress or resolves before accepting has accepted by doing so.
 */
// prettier-ignore
export const MOVES: Readonly<Record<MoveName, MoveRow>> = {
  receive:      row(['submitted'], 'received', CENTRE, 'nothing', 'received', ['received']),
  decline:      row(NEW, 'declined', CENTRE, 'words', 'declined', ['declined']),
  answer:       row(NEW, 'answered', CENTRE, 'words', 'answered', ['answered']),
  dispatch:     row(['received', ...WITH_UNIT], 'dispatched', CENTRE, 'nothing', 'dispatched'),
  accept:       row(['dispatched'], 'accepted', UNIT, 'nothing', 'accepted', ['accepted', 'inProgress', 'resolved', 'closed']),
  return:       row(['dispatched', 'accepted'], 'returnRequested', UNIT, 'reason', 'returnRequested', ['returnRequested']),
  update:       row(WITH_UNIT, 'inProgress', UNIT, 'either', 'progressed'),
  note:         row([...WITH_UNIT, 'needsInfo', 'returnRequested', 'resolved'], 'same', ['handler', 'dispatcher', 'supervisor'], 'words', 'noted'),
  resolve:      row(WITH_UNIT, 'resolved', UNIT, 'words', 'resolved', ['resolved', 'closed']),
  upholdReturn: row(['returnRequested'], 'dispatched', RULING, 'nothing', 'returnUpheld', ['dispatched']),
  refuseReturn: row(['returnRequested'], 'dispatched', RULING, 'words', 'returnRefused', ['dispatched']),
  recategorise: row(OPEN_STATES, 'same', ['dispatcher', 'supervisor'], 'nothing', 'categoryCorrected'),
  confirmUnit:  row([...WITH_UNIT, 'needsInfo'], 'same', ['dispatcher', 'supervisor'], 'nothing', 'unitConfirmed'),
  askInfo:      row(['received', ...WITH_UNIT], 'needsInfo', ['handler', 'dispatcher'], 'words', 'infoRequested', ['needsInfo']),
  supply:       row(['needsInfo'], 'back', TELLING, 'either', 'infoSupplied'),
  addWords:     row(OPEN_STATES, 'back', TELLING, 'words', 'wordsAdded'),
  addEvidence:  row(OPEN_STATES, 'back', TELLING, 'evidence', 'evidenceAdded'),
  urge:         row([...NEW, ...WITH_UNIT, 'returnRequested'], 'same', ['resident'], 'nothing', 'urged'),
  close:        row(['resolved'], 'closed', RULING, 'nothing', 'closed', ['closed']),
  reopen:       row(['resolved', 'closed'], 'inProgress', ['resident', 'dispatcher', 'supervisor'], 'words', 'reopened', ['inProgress']),
  withdraw:     row([...OPEN_STATES, 'joined'], 'withdrawn', ['resident', 'system'], 'nothing', 'withdrawn', ['withdrawn']),
  join:         row([...OPEN_STATES, 'joined'], 'joined', RULING, 'nothing', 'joined'),
  split:        row(['joined'], 'dispatched', ['dispatcher', 'supervisor'], 'nothing', 'split'),
  gain:         row(OPEN_STATES, 'same', SYSTEM, 'nothing', 'personJoined'),
  lose:         row([...OPEN_STATES, 'resolved', 'closed'], 'same', SYSTEM, 'nothing', 'personLeft'),
};

export const MOVE_NAMES = Object.keys(MOVES) as MoveName[];

/** The moves an actor of this kind may make in this state, in the table's order. */
export function movesFor(state: TicketState, kind: ActorKind): MoveName[] {
  return MOVE_NAMES.filter((name) => MOVES[name].from.includes(state) && MOVES[name].who.includes(kind));
}
