import type { CityConfig } from '../../../config/city';
import type { Refusal } from '../../shared/app-error';
import { apply } from './apply-move';
import { dataOf } from './event-data';
import { eventActor } from './event-actor';
import { notAllowedNow, notFound, refuse } from './errors';
import { unitAfter } from './offered-moves';
import { POLICY } from './move-policy';
import type { Ticket } from './ticket';
import type { Move } from './ticket-command';
import type { TicketEvent } from './ticket-events';
import { withReason } from './return-reason';
import { MOVES, type MoveRow } from './ticket-workflow';

/** A ticket after a move, with what happened; or why not. */
export type Decision = { ok: true; ticket: Ticket; events: TicketEvent[] } | { ok: false; refusal: Refusal };

/** Whether a move may be made now, and what comes of it. Reads the table of moves; knows no clock and no database. */
export function decide(ticket: Ticket, given: Move, now: Date, city: CityConfig): Decision {
  const move = given.move === 'return' ? withReason(given, city) : given;
  const refusal = refusalOf(ticket, move, now, city);
  if (refusal) return { ok: false, refusal };
  const events: TicketEvent[] = [];
  let after = ticket;
  for (const step of stepsOf(ticket, move, city)) {
    const before = after;
    after = apply(before, step, now, city);
    events.push(eventOf(before, after, step, now));
  }
  return { ok: true, ticket: after, events };
}

/**
 * Most moves are one step. Who reports progress or resolves before accepting has accepted by doing so. A returned ticket
 * goes to the next in line at once, so that nobody waits; one that was returned too often stays where it is until
 * somebody rules, so that it is not bounced for weeks.
 */
function stepsOf(ticket: Ticket, move: Move, city: CityConfig): Move[] {
  const bare = { words: null, evidence: [] };
  if (ticket.state === 'dispatched' && (move.move === 'update' || move.move === 'resolve')) {
    return [{ ...bare, move: 'accept', by: move.by }, move];
  }
  if (move.move !== 'return') return [move];
  if (ticket.returnCount + 1 >= city.policy.returnsBeforeRuling) return [{ ...move, held: true }];
  const unit = unitAfter(ticket, city);
  return unit ? [move, { ...bare, move: 'upholdReturn', by: { kind: 'system' }, unit }] : [move];
}

function eventOf(before: Ticket, after: Ticket, move: Move, now: Date): TicketEvent {
  // The table pairs each move with its event, and `dataOf` each event with its data.
  return {
    type: MOVES[move.move].event,
    ticketId: after.id,
    seq: after.revision,
    at: now,
    actor: eventActor(move.by),
    data: dataOf(before, move, after),
  } as TicketEvent;
}

/**
 * True when this person may know of the ticket: the resident whose it is or whose own was joined into it, the unit that
 * leads, the hotline centre.
 */
export function concerns(ticket: Ticket, { by, through }: Pick<Move, 'by' | 'through'>): boolean {
  if (by.kind === 'resident') {
    return by.key === through || (by.key === ticket.resident.key && !ticket.residentLeft);
  }
  return by.kind !== 'handler' || by.unit === ticket.leadUnit;
}

function refusalOf(ticket: Ticket, move: Move, now: Date, city: CityConfig): Refusal | null {
  const row = MOVES[move.move];
  if (!concerns(ticket, move)) return notFound();
  if (!row.who.includes(move.by.kind)) return refuse('ticket.notYours', { move: move.move });
  if (!row.from.includes(ticket.state)) return notAllowedNow(ticket.state, move.move);
  return whatIsMissing(move) ?? policyRefusal(ticket, move, now, city);
}

const hasWords = ({ words }: Move): boolean => Boolean(words?.trim());
const hasEvidence = ({ evidence }: Move): boolean => evidence.length > 0;

/** Whether a move says what its row asks for. */
const HAS_SAID: Readonly<Record<MoveRow['says'], (move: Move) => boolean>> = {
  nothing: () => true,
  words: hasWords,
  evidence: hasEvidence,
  either: (move) => hasWords(move) || hasEvidence(move),
  reason: (move) => hasWords(move) || move.reason !== undefined,
};

function whatIsMissing(move: Move): Refusal | null {
  const { says } = MOVES[move.move];
  if (HAS_SAID[says](move)) return null;
  return refuse(says === 'evidence' ? 'ticket.photoNeeded' : 'ticket.wordsNeeded', { move: move.move });
}

function policyRefusal(ticket: Ticket, move: Move, now: Date, city: CityConfig): Refusal | null {
  const { maxEvidence } = city.policy;
  const most = maxEvidence * Math.max(1, ticket.people);
  // Who joins is not turned away by what others sent.
  if (move.move !== 'gain' && move.evidence.length && ticket.evidenceCount + move.evidence.length > most) {
    return refuse('ticket.tooMuchEvidence', { max: most });
  }
  return POLICY[move.move]?.(ticket, move, now, city) ?? null;
}
