import type { Ticket } from '../../domain/ticket';
import { movesFor, OPEN_STATES } from '../../domain/ticket-workflow';
import { categoryToldTexts } from '../category-told.texts';
import { forStaff } from '../languages';
import type { Told } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import type { CardButton } from './unit-card';
import { unroutedToldTexts } from '../unrouted-told.texts';

const returns = forStaff(overlayToldTexts);
const categories = forStaff(categoryToldTexts);
const unrouted = forStaff(unroutedToldTexts);

/** What dispatchers may do about a ticket that came to them, as it stands. */
export function centreButtons(told: Pick<Told, 'ticket' | 'city'>): CardButton[] {
  const { ticket } = told;
  if (!OPEN_STATES.includes(ticket.state)) return [];
  const { dispatch, confirm } = unrouted(told).buttons;
  const offered: CardButton[] = [
    { move: 'refuseReturn', label: returns(told).buttons.refuseReturn },
    ...(ticket.byFallback ? [{ move: 'dispatch' as const, label: dispatch }] : []),
    ...(ticket.byFallback ? [{ move: 'confirmUnit' as const, label: confirm }] : []),
    { move: 'recategorise', label: categories(told).button },
  ];
  return offered.filter(({ move }) => isPossible(ticket, move));
}

function isPossible({ state }: Ticket, move: CardButton['move']): boolean {
  return movesFor(state, 'dispatcher').some((one) => one === move);
}
