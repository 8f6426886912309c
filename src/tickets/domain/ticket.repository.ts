import type { Overlay } from './overlays/overlay';
import type { OpenedTicket } from './open-ticket';
import type { RulingBook } from './ruling';
import type { Evidence } from './service-request';
import type { Ticket, TicketEvidence } from './ticket';
import type { TicketRef } from './ticket-command';
import type { StoredEvent, TicketEvent } from './ticket-events';

/** What a move changed, to be written together. */
export interface TicketChange {
  ticket: Ticket;
  /** The revision the move was decided on. */
  from: number;
  events: readonly TicketEvent[];
  evidence: readonly TicketEvidence[];
  /** New and changed overlays of the ticket. */
  overlays?: readonly Overlay[];
}

/** What will be looked up when complaints are opened. */
export interface Lookup {
  draftIds: readonly string[];
  residentKeys: readonly string[];
  since: Date;
  city: string;
  day: string;
  evidence: readonly Evidence[];
}

/** Keeps tickets. Everything joins the caller's unit of work, and writes a fixed number of statements. */
export abstract class TicketRepository {
  abstract find(ref: TicketRef): Promise<Ticket | null>;
  abstract findByDrafts(draftIds: readonly string[]): Promise<Ticket[]>;
  /** How many tickets each of these residents has opened since an instant. */
  abstract openedSince(residentKeys: readonly string[], since: Date): Promise<Map<string, number>>;
  /** Asks for what opening will ask for, in a gathered unit of work, which asks nothing twice. */
  abstract foresee(lookup: Lookup): void;
  /** Reserves numbers of a city's day and gives the first. */
  abstract takeNumbers(city: string, day: string, count: number): Promise<number>;
  /** Stores new tickets; those whose draft was stored before are left out. Gives the drafts that were written. */
  abstract add(opened: readonly OpenedTicket[]): Promise<Set<string>>;
  /** Writes a change; false when somebody else's came first. */
  abstract update(change: TicketChange): Promise<boolean>;
  /** Who was ruled to lead. */
  abstract rulings(): Promise<RulingBook>;
  /** What lies over a ticket, oldest first; the ended ones too. */
  abstract overlaysOf(ticketId: string): Promise<Overlay[]>;
  /** All that happened to a ticket, oldest first. */
  abstract history(ticketId: string): Promise<StoredEvent[]>;
}
