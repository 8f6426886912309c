import type { CardMessage } from '../../../shared/chat';
import { onCentreCard, unroutedCard } from '../cards/centre-card';
import { forStaff } from '../languages';
import { rule, toUnit, type Telling, type Told } from '../notification-rule';
import { officeName } from '../overlay-words';
import { movedCard } from '../cards/short-card';
import { unitCard } from '../cards/unit-card';
import { unroutedToldTexts } from '../unrouted-told.texts';

const texts = forStaff(unroutedToldTexts);

/** No rule named a unit and the fallback took it: the dispatchers get a card, once of a ticket, to say whose it is. */
export const unroutedToDispatchers = rule(['dispatched', 'returnUpheld'], (told): Telling | null => {
  const { event, ticket, city } = told;
  const { unit } = event.data;
  if (event.actor.kind !== 'system' || !ticket.byFallback || unit !== city.fallbackUnit) return null;
  return {
    ...onCard(told, unroutedCard(told), 'new'),
    media: told.evidence,
    once: 'unrouted',
  };
});

/** The dispatchers' card says what came of it; a unit that was confirmed hears so. */
export const unroutedFollows = rule(
  ['dispatched', 'unitConfirmed', 'resolved', 'withdrawn', 'joined'],
  (told): Telling[] => {
    const { event, ticket } = told;
    if (event.type === 'dispatched') return event.data.unrouted ? [onCard(told, movedCard(told, event.data.unit))] : [];
    if (event.type !== 'unitConfirmed') return hasCard(told) ? [onCard(told, unitCard(told, undefined, []))] : [];
    const { unit } = event.data;
    return [
      onCard(told, unitCard(told, texts(told).confirmed(ticket.number, officeName(told, unit)), [])),
      toUnit(unit, texts(told).toUnit(ticket.number)),
    ];
  },
);

/** What was joined when it came in went to nobody, so nobody was asked. */
function hasCard({
  event,
  ticket,
}: Pick<Told<'dispatched' | 'unitConfirmed' | 'resolved' | 'withdrawn' | 'joined'>, 'event' | 'ticket'>): boolean {
  const before = 'from' in event.data ? event.data.from : null;
  return ticket.byFallback && before !== 'received' && before !== 'joined';
}

function onCard(told: Told, message: CardMessage, card: 'new' | 'inPlace' = 'inPlace'): Telling {
  return { ...onCentreCard(told, message, card), strictly: true };
}
