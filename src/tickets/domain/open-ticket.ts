import type { CityConfig } from '../../../config/city';
import { AppError } from '../../shared/app-error';
import { creditedUnit } from './commendations/credited-unit';
import { thanks } from './commendations/thanks.texts';
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
  /** Praise of one's own ticket is credited to the unit that handled it. */
  credited?: string | null;
}

/**
 * Opens a ticket: 待受理, 已受理 and 已派单 in one go, for there is always a unit to take it. One that is joined goes to no
 * unit: it stands as the matter stands.
 */
export function openTicket(request: ServiceRequest, given: NewTicket, now: Date, rules: OpeningRules): OpenedTicket {
  const { city, main = null } = rules;
  const choice = unitFor(request, rules);
  let ticket = submitted(request, given, choice, now, city);
  if (main) ticket = { ...ticket, leadUnit: main.leadUnit, acceptBy: main.acceptBy, resolveBy: main.resolveBy };
  const events: TicketEvent[] = [submission(ticket, given, now)];
  for (const move of ['receive', nextMove(request, main)] as const) {
    const decision = decide(
      ticket,
      { ...bySystem(move, choice), ...(move === 'answer' ? { words: thanks[request.language] } : {}), into: main?.id },
      now,
      city,
    );
    if (!decision.ok) throw new AppError('ticket.cannotOpen', { move }, { cause: decision.refusal });
    ticket = decision.ticket;
    events.push(...decision.events);
  }
  return { ticket, events, evidence: given.evidence };
}

/** Praise is no case to be handled: it is answered at once. */
function nextMove({ kind }: ServiceRequest, main: Ticket | null): 'answer' | 'join' | 'dispatch' {
  if (kind === 'commendation') return 'answer';
  return main ? 'join' : 'dispatch';
}

function unitFor(request: ServiceRequest, { city, rulings, credited }: OpeningRules): UnitChoice {
  const { category, kind, place } = request;
  const chosen = chooseUnit(city, { category, street: place.street, district: place.district }, rulings);
  if (kind !== 'commendation') return chosen;
  const unit = catalogueOf(city).unit(credited ?? creditedUnit(request, city) ?? '');
  return unit ? { unit, why: 'category' } : chosen;
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
