import { asSeenBy } from '../domain/joining/as-seen-by';
import { shortNumber } from '../domain/ticket-number';
import type { Ticket } from '../domain/ticket';
import type { TicketEventType } from '../domain/ticket-events';
import type { Told } from './notification-rule';
import { residentToldTexts } from './resident-told.texts';

/** What concerns the ticket alone: where its people go, and what of its own evidence was lost. */
const OF_THE_TICKET: readonly TicketEventType[] = [
  ...(['callbackAsked', 'commended'] as const),
  ...(['submitted', 'joined', 'split', 'withdrawn', 'personJoined', 'personLeft', 'evidenceChecked'] as const),
];

/**
 * An event of a matter as it is told to those whose tickets were joined into it: about their own number, in their own
 * language and chat. Nothing of the other residents is in it.
 */
export function toldToJoined(told: Told, joined: readonly Ticket[]): Told[] {
  if (OF_THE_TICKET.includes(told.event.type)) return [];
  return joined
    .filter(({ residentLeft }) => !residentLeft)
    .map((one) => ({ ...told, ticket: shownTo(one, told.ticket) }));
}

function shownTo(one: Ticket, main: Ticket): Ticket {
  const number = residentToldTexts[one.language].handledWith(one.number, shortNumber(main.number));
  return { ...asSeenBy(one, main), number };
}
