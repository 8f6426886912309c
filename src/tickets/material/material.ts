import type { CityConfig } from '../../../config/city';
import { distanceBetween } from '../domain/distance';
import { maskNumbersIn } from '../domain/mask';
import type { Ticket, TicketEvidence } from '../domain/ticket';
import type { StoredEvent } from '../domain/ticket-events';

/** What a joint unit needs to begin: the matter and all that is known of its place, without who told it. */
export interface Material {
  ticket: Ticket;
  /** The words with numbers masked. */
  story: string;
  evidence: readonly TicketEvidence[];
  /** What happened so far, in words that offices wrote. */
  history: readonly StoredEvent[];
  /** Other matters at the same place, the newest first. */
  earlier: readonly Ticket[];
  /** To which unit it was given, and until when it may be opened. */
  unit: string;
  expiresAt: Date;
}

const MOST_EARLIER = 10;

/** Other tickets at a ticket's place: within the metres of policy, or under the same words. */
export function atSamePlace(ticket: Ticket, others: readonly Ticket[], city: CityConfig): Ticket[] {
  const { samePlaceMeters } = city.policy;
  const told = ticket.place.text?.replace(/\s+/g, '') ?? '';
  const isThere = (other: Ticket): boolean => {
    const metres = distanceBetween(ticket.place, other.place);
    if (metres !== null) return metres <= samePlaceMeters;
    return told !== '' && other.place.text?.replace(/\s+/g, '') === told;
  };
  return others.filter((other) => other.id !== ticket.id && isThere(other)).slice(0, MOST_EARLIER);
}

/** A resident's words as another unit may read them. */
export function redacted({ story, happened }: Ticket): string {
  return maskNumbersIn([story, happened?.text].filter(Boolean).join('\n'));
}
