import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';
import { unitName } from '../told-words';

/** The unit asks for more; the clock waits for the answer. */
export const residentAsked = rule(['infoRequested'], (told) => {
  const { language, number } = told.ticket;
  const { unit, words } = told.event.data;
  const text = residentToldTexts[language].infoRequested({ number, unit: unitName(told, unit), words: words ?? '' });
  return toResident(text);
});
