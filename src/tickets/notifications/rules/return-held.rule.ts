import { centreButtons } from '../cards/centre-buttons';
import { onCentreCard } from '../cards/centre-card';
import { forStaff } from '../languages';
import { rule, type Telling } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { returnedBecause, stepOf } from '../overlay-words';
import { unitCard } from '../cards/unit-card';

const texts = forStaff(overlayToldTexts);

/** A ticket that was returned too often waits for a ruling: the dispatchers get the card, with why and how. */
export const returnHeld = rule(['returnRequested'], (told): Telling | null => {
  if (!told.event.data.held) return null;
  const { number, unit } = stepOf(told, told.event.data);
  const why = returnedBecause(told);
  const title = `${texts(told).returnHeld(number, unit, told.ticket.returnCount)}：${why}\n${texts(told).howToUphold(number)}`;
  const card = onCentreCard(told, unitCard(told, title, centreButtons(told)), 'new');
  return { ...card, media: told.evidence };
});
