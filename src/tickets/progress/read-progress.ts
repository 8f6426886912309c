import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { EvidenceItems, missingOf, NOTHING_MISSING, type Missing } from '../../evidence';
import { asSeenBy, asSeenByOwn } from '../domain/joining/as-seen-by';
import { byPriority } from '../domain/joining/priority';
import type { Ticket } from '../domain/ticket';
import type { StoredEvent } from '../domain/ticket-events';
import { parseTicketNumber } from '../domain/ticket-number';
import { TicketReader, type TicketScope } from '../domain/ticket.reader';
import { OPEN_STATES } from '../domain/ticket-workflow';
import { CITY } from '../tokens';
import { GuessGuard } from './guess-guard';
import { eventsFor, joinedStory } from './joined-story';
import type { TicketStory, TicketView } from './ticket-view';
import { toStoryEvent } from './to-story-event';
import { toView } from './to-view';

const MOST_OF_UNIT = 200;
const MOST_ALIKE = 8;
const MOST_OWN = 50;
const SHORT = /^\D{0,3}(\d{1,8})$/;

/** Reads tickets for those who may see them. */
@Injectable()
export class ReadProgress {
  constructor(
    private readonly tickets: TicketReader,
    private readonly guard: GuessGuard,
    private readonly items: EvidenceItems,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Own tickets, newest first. */
  async listOwn(residentKey: string, limit: number, offset: number): Promise<TicketView[]> {
    const own = await this.tickets.ofResident(residentKey, limit, offset);
    return this.seen(own);
  }

  /** Own tickets called by a whole number or by its last digits, as `0042`; newest first. */
  async ownCalled(residentKey: string, said: string): Promise<TicketView[]> {
    const number = this.whole(said);
    if (number === null) return this.seen(await this.tickets.ofResidentByDigits(residentKey, said, MOST_ALIKE));
    const ticket = await this.tickets.ofResidentByNumber(residentKey, number);
    return this.seen(ticket ? [ticket] : []);
  }

  /** Own tickets whose unit waits for an answer, newest first. */
  async askedOf(residentKey: string): Promise<TicketView[]> {
    const own = await this.tickets.ofResident(residentKey, MOST_OWN, 0);
    return (await this.seen(own)).filter(({ state }) => state === 'needsInfo');
  }

  /**
   * `story` is null when the number is unknown or somebody else's, which look the same; `slowDownMs` > 0: too many wrong
   * numbers, wait so long. Own tickets are told whatever else was tried.
   */
  async story(residentKey: string, number: string): Promise<{ story: TicketStory | null; slowDownMs: number }> {
    const ticket = await this.tickets.ofResidentByNumber(residentKey, this.whole(number) ?? number);
    if (ticket) {
      const events = (await this.eventsOf(ticket)).map((event) => toStoryEvent(event, this.city, ticket.resident.key));
      const missing = ticket.evidenceCount ? await this.missing(ticket.id) : NOTHING_MISSING;
      const [view] = await this.seen([ticket]);
      return { story: view ? { ...view, events, missing } : null, slowDownMs: 0 };
    }
    return { story: null, slowDownMs: await this.guard.missed(residentKey) };
  }

  /**
   * A ticket that a group may know of, by id (`id:…`), whole number or short number (`0042`). Of a short number the open
   * ones, newest first: several are for the person to choose from; when none is open, the newest.
   */
  async inScope(scope: TicketScope, number: string): Promise<TicketView[]> {
    const found = await this.lookUp(scope, number.trim());
    const open = found.filter(({ state }) => OPEN_STATES.includes(state));
    const told = open.length ? open : found.slice(0, 1);
    const mains = await this.mainsOf(told);
    return told.map((ticket) => ({
      ...toView(ticket, this.city, 'handler'),
      handledWith: mains(ticket)?.number ?? null,
    }));
  }

  /** What a unit has open: what many people reported, then by deadline. */
  async openOfUnit(unit: string): Promise<TicketView[]> {
    const { join } = this.city.policy;
    const open = await this.tickets.openOfUnit(unit, join.listFirstAt, MOST_OF_UNIT);
    return open.toSorted(byPriority(join)).map((ticket) => toView(ticket, this.city, 'handler'));
  }

  /** Own tickets as their resident sees them: a joined one stands as the matter it was joined into. */
  private async seen(own: readonly Ticket[]): Promise<TicketView[]> {
    const mains = await this.mainsOf(own);
    return own.map((ticket) => {
      const main = mains(ticket);
      const shown = main ? asSeenBy(ticket, main) : asSeenByOwn(ticket);
      return { ...toView(shown, this.city, 'resident'), handledWith: main?.number ?? null };
    });
  }

  private async mainsOf(tickets: readonly Ticket[]): Promise<(ticket: Ticket) => Ticket | undefined> {
    const mains = await this.tickets.byIds(tickets.flatMap(joinedIntoOf));
    return (ticket) => mains.find(({ id }) => joinedIntoOf(ticket).includes(id));
  }

  private async eventsOf(ticket: Ticket): Promise<StoredEvent[]> {
    const own = await this.tickets.history(ticket.id);
    const [main] = joinedIntoOf(ticket);
    if (main === undefined) return eventsFor(ticket, own);
    return joinedStory(ticket, own, await this.tickets.history(main));
  }

  private async missing(ticketId: string): Promise<Missing> {
    const evidence = await this.tickets.evidence(ticketId);
    return missingOf(evidence, await this.items.troubled(evidence));
  }

  private async lookUp(scope: TicketScope, number: string): Promise<Ticket[]> {
    if (number.startsWith('id:')) return this.tickets.byId(scope, number.slice(3));
    const whole = this.whole(number);
    if (whole) return this.tickets.byNumber(scope, whole);
    const [, digits] = SHORT.exec(number.normalize('NFKC')) ?? [];
    return digits ? this.tickets.bySequence(scope, digits.padStart(4, '0'), MOST_ALIKE) : [];
  }

  private whole(number: string): string | null {
    return parseTicketNumber(number, this.city.policy.ticketPrefix);
  }
}

function joinedIntoOf({ state, joinedInto }: Ticket): string[] {
  return state === 'joined' && joinedInto !== null ? [joinedInto] : [];
}
