import type { CardMessage } from '../../../shared/chat';
import type { Telling, Told } from '../notification-rule';
import { centreOf } from '../overlay-words';

/** The card on which dispatchers are asked whose a ticket is, to their groups. */
export function onCentreCard(told: Told, message: CardMessage, card: NonNullable<Telling['card']>): Telling {
  return { audience: { unit: centreOf(told), role: 'dispatchers' }, message, card, slot: 'centre' };
}
