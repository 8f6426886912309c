import type { CityConfig } from '../../../config/city';
import { AppError } from '../../shared/app-error';
import { decide } from './decide';
import { catalogueOf } from './service-catalogue';
import { deadlinesFrom } from './deadlines';
import { chooseUnit, type UnitChoice } from './dispatch-rules';
import type { RulingBook } from './ruling';
import type { ServiceRequest } from './service-request';
import type { Ticket, TicketEvidence } from './ticket';
import type { Move } from './ticket-command';
import type { TicketEvent } from './ticket-events';

/** A new ticket, what happened to it so far, and its evidence. */
export interface OpenedTicket {
  ticket: Ticket;
  events: TicketEvent[];
  evidence: readonly TicketEvidence[];
}

/** What a new ticket is given from outside. */
export interface NewTicket {
  id: string;
  number: string;
  evidence: readonly TicketEvidence[];
}

/** By which rules a ticket is opened; `main` is the matter it is joined into. */
export interface OpeningRules {
  city: CityConfig;
  rulings?: RulingBook;
  main?: Ticket | null;
}

/**
 * Opens a ticket: 待受理, 已受理 and 已派单 in one go, for there is always a unit to take it. One that is joined goes to no
 * unit: it stands as the matter stands.
 */
export function openTicket(
  request: ServiceRequest,
  given: NewTicket,
  now: Date,
  { city, rulings, main = null }: OpeningRules,
): OpenedTicket {
  const { street, district } = request.place;
  const choice = chooseUnit(city, { category: request.category, street, district }, rulings);
  let ticket = submitted(request, given, choice, now, city);
  if (main) ticket = { ...ticket, leadUnit: main.leadUnit, acceptBy: main.acceptBy, resolveBy: main.resolveBy };
  const events: TicketEvent[] = [submission(ticket, given, now)];
  for (const move of ['receive', main ? 'join' : 'dispatch'] as const) {
    const decision = decide(ticket, { ...bySystem(move, choice), into: main?.id }, now, city);
    if (!decision.ok) throw new AppError('ticket.cannotOpen', { move }, { cause: decision.refusal });
    ticket = decision.ticket;
    events.push(...decision.events);
  }
  return { ticket, events, evidence: given.evidence };
}

function bySystem(move: Move['move'], { unit, why }: UnitChoice): Move {
  return { move, by: { kind: 'system' }, words: why, evidence: [], unit: unit.code };
}

function submission(ticket: Ticket, given: NewTicket, now: Date): TicketEvent {
  return {
    type: 'submitted',
    ticketId: ticket.id,
    seq: 1,
    at: now,
    actor: { kind: 'resident', id: ticket.resident.key, name: null },
    data: { words: null, evidence: given.evidence.map(({ id }) => id) },
  };
}

function submitted(request: ServiceRequest, given: NewTicket, choice: UnitChoice, now: Date, city: CityConfig): Ticket {
  const { draftId, kind, category, story, place, happened, language, isPublic, contactPhone, resident } = request;
  const grade = catalogueOf(city).category(category)?.grade ?? 'ordinary';
  return {
    id: given.id,
    number: given.number,
    draftId,
    state: 'submitted',
    revision: 1,
    kind,
    category,
    grade,
    story,
    place,
    happened,
    language,
    isPublic,
    contactPhone,
    resident,
    leadUnit: choice.unit.code,
    byFallback: choice.why === 'fallback',
    submittedAt: now,
    ...deadlinesFrom(now, city.grades[grade], city),
    clockStoppedAt: null,
    stateBefore: null,
    acceptedAt: null,
    resolvedAt: null,
    closedAt: null,
    updatedAt: now,
    returnCount: 0,
    urgeCount: 0,
    lastUrgedAt: null,
    evidenceCount: given.evidence.length,
    handler: null,
    joinedInto: null,
    people: 1,
    residentLeft: false,
  };
}
