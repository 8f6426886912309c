import { evidenceOf, rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';
import { unitName } from '../told-words';

/** What was done, in the unit's words and pictures, and how to say that it was not enough. */
export const residentResolved = rule(['resolved'], (told) => {
  const { language, number } = told.ticket;
  const { unit, words } = told.event.data;
  const days = told.city.policy.reopenDays;
  const said = { number, unit: unitName(told, unit), words: words ?? '', days };
  return toResident(residentToldTexts[language].resolved(said), evidenceOf(told));
});
