import type { CityConfig } from '../../../config/city';
import { acceptanceDue, deadlinesFrom, regraded, shiftDeadline } from './deadlines';
import { catalogueOf } from './service-catalogue';
import type { Ticket, TicketState } from './ticket';
import type { Move } from './ticket-command';
import { MOVES, STATES, type MoveName } from './ticket-workflow';

type Change = Partial<Ticket>;
type Effect = (ticket: Ticket, move: Move, now: Date, city: CityConfig) => Change;

const nothing: Effect = () => ({});

/** The unit that takes it next has its own time to accept; the time to resolve goes on (首接负责 does not restart it). */
const handOver: Effect = (ticket, move, now, city) => {
  if (!move.unit || ticket.state === 'received') return { leadUnit: move.unit ?? ticket.leadUnit };
  return {
    leadUnit: move.unit,
    // Whom a person chose was named, the fallback too.
    byFallback: move.unit === city.fallbackUnit && move.by.kind === 'system',
    acceptBy: acceptanceDue(now, city.grades[ticket.grade], city),
    acceptedAt: null,
    handler: null,
  };
};

/** Who must keep it has accepted nothing yet, and gets the time for that again: what was due before the return is over. */
const keepIt: Effect = (ticket, _move, now, city) => ({
  acceptBy: acceptanceDue(now, city.grades[ticket.grade], city),
  acceptedAt: null,
});

const anew: Effect = (ticket, _move, now, city) => ({
  resolveBy: deadlinesFrom(now, city.grades[ticket.grade], city).resolveBy,
  resolvedAt: null,
  closedAt: null,
});

/** A ticket that was split begins as if it were new, with whom it is dispatched to now. */
const ownLife: Effect = (ticket, { unit = ticket.leadUnit }, now, city) => ({
  ...deadlinesFrom(now, city.grades[ticket.grade], city),
  leadUnit: unit,
  byFallback: unit === city.fallbackUnit,
  joinedInto: null,
  acceptedAt: null,
  closedAt: null,
  handler: null,
  returnCount: 0,
});

/** The clocks run as if it had been of this category from its submission. */
const ofCategory: Effect = (ticket, { category = ticket.category }, _now, city) => {
  const grade = catalogueOf(city).category(category)?.grade ?? ticket.grade;
  return { category, grade, ...regraded(ticket, city.grades[ticket.grade], city.grades[grade], city) };
};

/** What a move changes beside the state; a missing one does not compile. */
const EFFECTS: Readonly<Record<MoveName, Effect>> = {
  receive: nothing,
  decline: nothing,
  answer: nothing,
  dispatch: handOver,
  accept: (_ticket, _move, now) => ({ acceptedAt: now }),
  update: nothing,
  note: nothing,
  return: (ticket) => ({ returnCount: ticket.returnCount + 1 }),
  upholdReturn: handOver,
  refuseReturn: keepIt,
  recategorise: ofCategory,
  confirmUnit: () => ({ byFallback: false }),
  askInfo: nothing,
  supply: nothing,
  addWords: nothing,
  addEvidence: nothing,
  urge: (ticket, _move, now) => ({ urgeCount: ticket.urgeCount + 1, lastUrgedAt: now }),
  resolve: (_ticket, _move, now) => ({ resolvedAt: now }),
  close: (_ticket, _move, now) => ({ closedAt: now }),
  reopen: anew,
  withdraw: (_ticket, _move, now) => ({ closedAt: now }),
  join: (_ticket, { into = null }, now) => ({ closedAt: now, joinedInto: into, people: 1 }),
  split: ownLife,
  gain: ({ people }, { gained }) => ({ people: people + (gained?.people ?? 1) }),
  lose: ({ people, residentLeft }, { first }) => ({ people: people - 1, residentLeft: residentLeft || first === true }),
};

/** The ticket after an allowed move. */
export function apply(ticket: Ticket, move: Move, now: Date, city: CityConfig): Ticket {
  const state = stateAfter(ticket, move.move);
  const { by } = move;
  return {
    ...ticket,
    ...clockChange(ticket, state, now, city),
    ...(by.kind === 'handler' ? { handler: { id: by.id, name: by.name, at: now } } : {}),
    ...EFFECTS[move.move](ticket, move, now, city),
    state,
    revision: ticket.revision + 1,
    evidenceCount: ticket.evidenceCount + move.evidence.length,
    updatedAt: now,
  };
}

function stateAfter(ticket: Ticket, name: MoveName): TicketState {
  const { to } = MOVES[name];
  if (to === 'same') return ticket.state;
  if (to === 'back') return ticket.stateBefore ?? ticket.state;
  return to;
}

/** The clock stands still while the resident is asked for more. */
function clockChange(ticket: Ticket, state: TicketState, now: Date, city: CityConfig): Change {
  const stops = STATES[state].clock === 'stopped';
  if (stops) return ticket.clockStoppedAt ? {} : { clockStoppedAt: now, stateBefore: ticket.state };
  const { clockStoppedAt: stoppedAt } = ticket;
  if (!stoppedAt) return {};
  const grade = city.grades[ticket.grade];
  const shifted = (deadline: Date): Date => shiftDeadline(deadline, stoppedAt, now, grade, city);
  return {
    clockStoppedAt: null,
    stateBefore: null,
    acceptBy: shifted(ticket.acceptBy),
    resolveBy: shifted(ticket.resolveBy),
  };
}
