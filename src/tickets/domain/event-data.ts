import type { Ticket } from './ticket';
import type { Move } from './ticket-command';
import type { EventData, MoveEventType, Said, TicketEventType } from './ticket-events';
import { MOVES } from './ticket-workflow';

type DataOf = { readonly [T in MoveEventType]: (ticket: Ticket, move: Move) => EventData[T] };

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
  }),
  accepted: ({ leadUnit }) => ({ unit: leadUnit }),
  progressed: byUnit,
  returnRequested: byUnit,
  returnUpheld: ({ leadUnit }, move) => ({ unit: move.unit ?? leadUnit, from: leadUnit, why: move.words ?? '' }),
  returnRefused: ({ leadUnit }, move) => ({ unit: leadUnit, words: move.words }),
  infoRequested: byUnit,
  infoSupplied: said,
  wordsAdded: said,
  evidenceAdded: said,
  urged: (ticket, move) => ({ ...said(ticket, move), count: ticket.urgeCount + 1 }),
  resolved: byUnit,
  closed: (_ticket, move) => ({ how: move.how ?? 'timeOut' }),
  reopened: byUnit,
  withdrawn: (ticket, move) => ({ ...said(ticket, move), from: ticket.state }),
  joined: (_ticket, move) => ({ into: move.into ?? '' }),
};

/** The data of the event that a move makes. */
export function dataOf(ticket: Ticket, move: Move): EventData[TicketEventType] {
  return DATA[MOVES[move.move].event](ticket, move);
}
