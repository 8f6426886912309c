import type { CardMessage } from '../../../shared/chat';
import type { Telling, Told } from '../notification-rule';
import { centreOf, officeName } from '../overlay-words';
import { forStaff } from '../languages';
import { unroutedToldTexts } from '../unrouted-told.texts';
import { centreButtons } from './centre-buttons';
import { unitCard } from './unit-card';

const unrouted = forStaff(unroutedToldTexts);

/** The card on which dispatchers are asked whose a ticket is, to their groups. */
export function onCentreCard(told: Told, message: CardMessage, card: NonNullable<Telling['card']>): Telling {
  return { audience: { unit: centreOf(told), role: 'dispatchers' }, message, card, slot: 'centre' };
}

/** A ticket that no rule routes, while it is to be said whose it is. */
export function unroutedCard(told: Told): CardMessage {
  const { number, leadUnit } = told.ticket;
  return unitCard(told, unrouted(told).unrouted(number, officeName(told, leadUnit)), centreButtons(told));
}
