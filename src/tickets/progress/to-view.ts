import type { CityConfig } from '../../../config/city';
import { offeredMoves } from '../domain/offered-moves';
import { placeInWords } from '../domain/place-words';
import { catalogueOf } from '../domain/service-catalogue';
import type { Ticket } from '../domain/ticket';
import type { TicketView } from './ticket-view';

/** How a ticket looks to one of the two sides. */
export function toView(ticket: Ticket, city: CityConfig, seenBy: 'resident' | 'handler'): TicketView {
  const catalogue = catalogueOf(city);
  const { id, number, state, revision, kind, grade, story, urgeCount, evidenceCount, people } = ticket;
  const { submittedAt, acceptBy, resolveBy, acceptedAt, resolvedAt, updatedAt } = ticket;
  return {
    ...{ id, number, state, revision, kind, grade, story, urgeCount, evidenceCount, people },
    handledWith: null,
    ...{ submittedAt, acceptBy, resolveBy, acceptedAt, resolvedAt, updatedAt },
    category: { code: ticket.category, name: catalogue.categoryName(ticket.category) },
    placeText: placeInWords(ticket, city, seenBy === 'resident' ? ticket.language : city.policy.staffLanguage),
    unit: catalogue.namedUnit(ticket.leadUnit),
    handlerName: seenBy === 'resident' ? null : (ticket.handler?.name ?? null),
    moves: offeredMoves(ticket, seenBy, city),
  };
}
