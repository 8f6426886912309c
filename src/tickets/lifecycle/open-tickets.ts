import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { sortableId, UnitOfWork } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { wallTime } from '../../shared/wall-time';
import { shortDay } from '../domain/city-time';
import { refuse } from '../domain/errors';
import { openTicket, type OpenedTicket } from '../domain/open-ticket';
import { catalogueOf } from '../domain/service-catalogue';
import type { ServiceRequest } from '../domain/service-request';
import type { Ticket } from '../domain/ticket';
import { formatTicketNumber, parseTicketNumber } from '../domain/ticket-number';
import { TicketRepository } from '../domain/ticket.repository';
import { CITY } from '../tokens';
import { sortRequests, type SortedRequests } from './sort-requests';
import type { OpenOutcome } from './open-outcome';

const SECOND = 1_000;
const DAY = 86_400_000;

type Mains = ReadonlyMap<string, Ticket>;
const NO_MAINS: Mains = new Map();

/** Opens tickets, each draft exactly once. The number of statements does not depend on how many they are. */
@Injectable()
export class OpenTickets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketRepository,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * One outcome per request, in order, in the caller's transaction. `mains` are the open tickets that may be joined, by
   * id; a request that joins none of them is opened as its own.
   */
  async execute(requests: readonly ServiceRequest[], mains: Mains = NO_MAINS): Promise<OpenOutcome[]> {
    if (!requests.length) return [];
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const sorted = await this.sort(requests, now);
      const opened = await this.open(sorted.fresh, now, mains);
      const mine = new Set(opened.fresh);
      return requests.map((request) => {
        const refusal = sorted.refused.get(request);
        if (refusal) return { ok: false, refusal };
        const ticket = sorted.known.get(request.draftId) ?? opened.byDraft.get(request.draftId);
        return ticket
          ? this.outcome(ticket, !mine.delete(ticket.draftId))
          : { ok: false, refusal: refuse('ticket.notFound') };
      });
    });
  }

  /** These are likely to be opened next in this unit of work; asking is all that happens. */
  foresee(requests: readonly ServiceRequest[]): void {
    // Elsewhere it would be asked twice.
    if (!this.unitOfWork.gathering) return;
    const now = this.clock.now();
    this.tickets.foresee({
      draftIds: requests.map(({ draftId }) => draftId),
      residentKeys: residentsOf(requests),
      since: dayBefore(now),
      city: this.city.code,
      day: shortDay(wallTime(now, this.city.policy.timeZone)),
      evidence: requests.flatMap(({ evidence }) => evidence),
    });
  }

  private async sort(requests: readonly ServiceRequest[], now: Date): Promise<SortedRequests> {
    const [known, opened] = await Promise.all([
      this.tickets.findByDrafts(requests.map(({ draftId }) => draftId)),
      this.tickets.openedSince(residentsOf(requests), dayBefore(now)),
    ]);
    return sortRequests(requests, { known, opened, city: this.city });
  }

  private async open(
    requests: readonly ServiceRequest[],
    now: Date,
    mains: Mains,
  ): Promise<{ fresh: Set<string>; byDraft: Map<string, Ticket> }> {
    if (!requests.length) return { fresh: new Set(), byDraft: new Map() };
    const opened = await this.number(requests, now, mains);
    const fresh = await this.tickets.add(opened);
    const written = opened.filter(({ ticket }) => fresh.has(ticket.draftId)).map(({ ticket }) => ticket);
    // Another instance opened the rest since we looked.
    const lost = requests.map(({ draftId }) => draftId).filter((draftId) => !fresh.has(draftId));
    const theirs = lost.length ? await this.tickets.findByDrafts(lost) : [];
    return { fresh, byDraft: new Map([...written, ...theirs].map((ticket) => [ticket.draftId, ticket])) };
  }

  private async number(requests: readonly ServiceRequest[], now: Date, mains: Mains): Promise<OpenedTicket[]> {
    const { policy, code } = this.city;
    const day = shortDay(wallTime(now, policy.timeZone));
    const rulings = await this.tickets.rulings();
    const credits = await this.credits(requests);
    const first = await this.tickets.takeNumbers(code, day, requests.length);
    return requests.map((request, index) => {
      const newId = (): string => sortableId(now.getTime());
      const id = newId();
      const evidence = request.evidence.map((one) => ({ ...one, id: newId() }));
      const number = formatTicketNumber(policy.ticketPrefix, day, first + index);
      return openTicket(request, { id, number, evidence }, now, {
        city: this.city,
        rulings,
        main: mains.get(request.joins ?? ''),
        credited: credits.get(request) ?? null,
      });
    });
  }

  /** Units whose work on a ticket of their own residents praise; looked up only for praise that names a number. */
  private async credits(requests: readonly ServiceRequest[]): Promise<Map<ServiceRequest, string>> {
    const credits = new Map<ServiceRequest, string>();
    for (const request of requests.filter(({ kind }) => kind === 'commendation')) {
      const number = parseTicketNumber(request.story, this.city.policy.ticketPrefix);
      const praised = number ? await this.tickets.find({ number }) : null;
      if (praised?.resident.key === request.resident.key) credits.set(request, praised.leadUnit);
    }
    return credits;
  }

  private outcome(ticket: Ticket, again: boolean): OpenOutcome {
    const { id: ticketId, number, grade, acceptBy, resolveBy, leadUnit, joinedInto, kind } = ticket;
    const unit = catalogueOf(this.city).namedUnit(leadUnit);
    const how = { joined: joinedInto !== null, praise: kind === 'commendation' };
    return { ok: true, ticketId, number, unit, grade, acceptBy, resolveBy, again, ...how };
  }
}

function residentsOf(requests: readonly ServiceRequest[]): string[] {
  return [...new Set(requests.map(({ resident }) => resident.key))];
}

/** To the second, so that who asks twice asks the same. */
function dayBefore(now: Date): Date {
  return new Date(Math.floor((now.getTime() - DAY) / SECOND) * SECOND);
}
