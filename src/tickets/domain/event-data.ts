import type { Ticket } from './ticket';
import type { Move } from './ticket-command';
import type { EventData, MoveEventType, Said } from './ticket-events';
import { MOVES } from './ticket-workflow';

type DataOf = { readonly [T in MoveEventType]: (ticket: Ticket, move: Move, after: Ticket) => EventData[T] };

const said = (_ticket: Ticket, move: Move): Said => ({
  words: move.words?.trim() || null,
  evidence: move.evidence.map(({ id }) => id),
});
const byUnit = (ticket: Ticket, move: Move): Said & { unit: string } => ({
  ...said(ticket, move),
  unit: ticket.leadUnit,
});

/** What each event keeps of the move that made it. */
const DATA: DataOf = {
  submitted: said,
  received: () => ({}),
  declined: said,
  answered: said,
  dispatched: (ticket, move) => ({
    unit: move.unit ?? ticket.leadUnit,
    from: ticket.state === 'received' ? null : ticket.leadUnit,
    why: move.words ?? '',
    ...(ticket.byFallback && ticket.state !== 'received' ? { unrouted: true } : {}),
  }),
  unitConfirmed: ({ leadUnit }) => ({ unit: leadUnit }),
  accepted: ({ leadUnit }) => ({ unit: leadUnit }),
  progressed: byUnit,
  noted: byUnit,
  returnRequested: (ticket, move) => ({ ...byUnit(ticket, move), held: move.held ?? false, reason: move.reason }),
  returnUpheld: ({ leadUnit }, move) => ({ unit: move.unit ?? leadUnit, from: leadUnit, why: move.words ?? '' }),
  returnRefused: ({ leadUnit }, move) => ({ unit: leadUnit, words: move.words }),
  categoryCorrected: ({ category: from, grade: fromGrade }, _move, { category, grade }) => ({
    ...{ category, from },
    ...{ grade, fromGrade },
  }),
  infoRequested: byUnit,
  infoSupplied: said,
  wordsAdded: said,
  evidenceAdded: said,
  urged: (ticket, move) => ({ ...said(ticket, move), count: ticket.urgeCount + 1 }),
  resolved: byUnit,
  closed: (_ticket, move) => ({ how: move.how ?? 'timeOut' }),
  reopened: byUnit,
  withdrawn: (ticket, move) => ({ ...said(ticket, move), from: ticket.state }),
  joined: (ticket, move) => ({ into: move.into ?? '', from: ticket.state }),
  split: (ticket, move) => ({ unit: move.unit ?? ticket.leadUnit, from: ticket.joinedInto ?? '' }),
  personJoined: (ticket, move) => ({
    ...said(ticket, move),
    people: ticket.people + (move.gained?.people ?? 1),
    ticket: move.gained?.ticket ?? '',
  }),
  personLeft: (ticket, move) => ({ people: ticket.people - 1, first: move.first ?? false }),
};

/** The data of the event that a move makes. */
export function dataOf(ticket: Ticket, move: Move, after: Ticket): EventData[MoveEventType] {
  return DATA[MOVES[move.move].event](ticket, move, after);
}
