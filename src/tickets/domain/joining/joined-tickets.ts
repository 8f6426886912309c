import type { Ticket, TicketState } from '../ticket';
import type { Matter } from './alike-keys';
import type { TicketChange } from '../ticket.repository';

/** What is looked at of an open ticket to tell whether it is the same matter, and what is shown of it. */
export interface AlikeTicket extends Matter {
  id: string;
  state: TicketState;
  people: number;
  residentKey: string;
  resolveBy: Date;
}

/** Tickets that are handled together. Everything joins the caller's unit of work, in a fixed number of statements. */
export abstract class JoinedTickets {
  /** Reads tickets and keeps others from changing them until the transaction ends. */
  abstract hold(ids: readonly string[]): Promise<Ticket[]>;
  /** Those joined into any of these, oldest first. */
  abstract joinedInto(ids: readonly string[]): Promise<Ticket[]>;
  /** Open tickets opened since, under any of these keys, newest first; so many at most of each kind of key. */
  abstract alike(keys: { streets: readonly string[]; cells: readonly string[] }, since: Date): Promise<AlikeTicket[]>;
  /** Writes how many people tickets that are held have now, with their events and evidence. */
  abstract count(changes: readonly TicketChange[]): Promise<void>;
}
