import type { Ticket, TicketEvidence } from './ticket';
import type { StoredEvent } from './ticket-events';

/** Looks tickets up for those who may see them. */
export abstract class TicketReader {
  /** A resident's tickets, newest first. */
  abstract ofResident(residentKey: string, limit: number, offset: number): Promise<Ticket[]>;
  abstract ofResidentByNumber(residentKey: string, number: string): Promise<Ticket | null>;
  /** A unit's open tickets, the most urgent first. */
  abstract openOfUnit(unit: string, limit: number): Promise<Ticket[]>;
  abstract ofUnitById(unit: string, id: string): Promise<Ticket[]>;
  abstract ofUnitByNumber(unit: string, number: string): Promise<Ticket[]>;
  /** A unit's tickets of any day with that running number, newest first. */
  abstract ofUnitBySequence(unit: string, sequence: string, limit: number): Promise<Ticket[]>;
  /** A ticket's evidence, oldest first. */
  abstract evidence(ticketId: string): Promise<TicketEvidence[]>;
  /** All that happened to a ticket, oldest first. */
  abstract history(ticketId: string): Promise<StoredEvent[]>;
}
