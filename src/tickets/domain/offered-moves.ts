import type { CityConfig } from '../../../config/city';
import { nextUnit } from './dispatch-rules';
import type { Ticket } from './ticket';
import { movesFor, type MoveName } from './ticket-workflow';

/** Who takes a ticket when its unit gives it back; null when nobody is left to take it. */
export function unitAfter(ticket: Ticket, city: CityConfig): string | null {
  const { category, place, leadUnit } = ticket;
  return nextUnit(city, { category, street: place.street, district: place.district }, leadUnit)?.unit.code ?? null;
}

/** What a resident or the unit's staff may do with a ticket now. */
export function offeredMoves(ticket: Ticket, side: 'resident' | 'handler', city: CityConfig): MoveName[] {
  const moves = movesFor(ticket.state, side);
  return unitAfter(ticket, city) ? moves : moves.filter((move) => move !== 'return');
}
