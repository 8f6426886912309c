import type { Ticket, TicketEvidence, TicketState } from './ticket';
import type { StoredEvent } from './ticket-events';

/**
 * Which tickets a group may know of: those its unit leads or takes part in, those of a district, or all of the city.
 * A district is named by its code.
 */
export type TicketScope = { unit: string } | { district: string } | 'city';

/** Looks tickets up for those who may see them. */
export abstract class TicketReader {
  /** A resident's tickets, newest first. */
  abstract ofResident(residentKey: string, limit: number, offset: number): Promise<Ticket[]>;
  abstract ofResidentByNumber(residentKey: string, number: string): Promise<Ticket | null>;
  /** A resident's tickets with that running number, or whose number ends with these digits; newest first. */
  abstract ofResidentByDigits(residentKey: string, digits: string, limit: number): Promise<Ticket[]>;
  /** A unit's open tickets: those that `manyPeople` reported, then by deadline. */
  abstract openOfUnit(unit: string, manyPeople: number, limit: number): Promise<Ticket[]>;
  /** The newest tickets of the city; of a state, of the unit that leads. */
  abstract newest(of: { state?: TicketState; unit?: string }, limit: number): Promise<Ticket[]>;
  abstract byId(scope: TicketScope, id: string): Promise<Ticket[]>;
  abstract byNumber(scope: TicketScope, number: string): Promise<Ticket[]>;
  /** Tickets of any day with that running number, newest first. */
  abstract bySequence(scope: TicketScope, sequence: string, limit: number): Promise<Ticket[]>;
  /** Tickets by their ids, in no order. */
  abstract byIds(ids: readonly string[]): Promise<Ticket[]>;
  /** Tickets of a street, the newest first. */
  abstract inStreet(street: string, limit: number): Promise<Ticket[]>;
  /** A ticket's evidence, oldest first. */
  abstract evidence(ticketId: string): Promise<TicketEvidence[]>;
  /** All that happened to a ticket, oldest first. */
  abstract history(ticketId: string): Promise<StoredEvent[]>;
}
