import { staffLanguage } from '../languages';
import { rule } from '../notification-rule';
import { unitCard } from '../cards/unit-card';
import { unitCardTexts } from '../cards/unit-card.texts';

/** The resident presses: the card comes again, so that it is seen. */
export const unitUrged = rule(['urged'], (told) => ({
  audience: { unit: told.ticket.leadUnit },
  message: unitCard(told, unitCardTexts[staffLanguage(told)].urgedTitle(told.ticket.number, told.event.data.count)),
  card: 'new',
}));
