import { OPEN_STATES } from '../domain/ticket-workflow';
import { categoryToldTexts } from './category-told.texts';
import { forStaff } from './languages';
import type { Told } from './notification-rule';
import { overlayToldTexts } from './overlay-told.texts';
import type { CardButton } from './unit-card';

const texts = forStaff(overlayToldTexts);
const category = forStaff(categoryToldTexts);

/** What dispatchers may do about a ticket that came to them, as it stands. */
export function centreButtons(told: Pick<Told, 'ticket' | 'city'>): CardButton[] {
  const { state } = told.ticket;
  if (!OPEN_STATES.includes(state)) return [];
  const buttons: CardButton[] = [{ move: 'recategorise', label: category(told).button }];
  if (state === 'returnRequested') buttons.unshift({ move: 'refuseReturn', label: texts(told).buttons.refuseReturn });
  return buttons;
}
