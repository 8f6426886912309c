import type { Evidence } from './service-request';
import type { TicketEvidence } from './ticket';
import type { MoveName } from './ticket-workflow';

/** Who acts. A handler acts for the unit whose group the person writes in. */
export type Actor =
  | { kind: 'resident'; key: string; name: string | null }
  | { kind: 'handler'; id: string; name: string; unit: string }
  | { kind: 'dispatcher' | 'supervisor'; id: string; name: string }
  | { kind: 'system' };

/** A ticket by its id, or by its whole number. */
export type TicketRef = { id: string } | { number: string };

/** What somebody wants done with a ticket. */
export interface TicketCommand {
  ticket: TicketRef;
  move: MoveName;
  by: Actor;
  words: string | null;
  evidence: Evidence[];
  /** For `dispatch` and `upholdReturn`: the unit that shall lead. */
  unit?: string;
  /** For `return`: the code of the reason; words alone are read by the rules. */
  reason?: string;
  /** For `recategorise`: the code of the right one. */
  category?: string;
  /** For `join`: the id of the ticket that is handled; of a person's order also its number, whole or short. */
  into?: string;
  /** For `gain`: how many people, and the id of the ticket that was joined. */
  gained?: { people: number; ticket: string };
  /** For `lose`: the ticket's own resident goes, and the others stay. */
  first?: boolean;
  /** Set by the tickets themselves: the key of a resident who speaks through a ticket that was joined into this one. */
  through?: string;
  /** For `close`: by an answered callback, or because it timed out. */
  how?: 'callback' | 'timeOut';
  /** For `return`, set by the rules: it waits for a ruling. */
  held?: boolean;
}

/** A command as the rules read it: the ticket is at hand, its new evidence has ids. */
export type Move = Omit<TicketCommand, 'ticket' | 'evidence'> & { evidence: readonly TicketEvidence[] };
