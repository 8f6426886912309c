import { evidenceOf, rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';
import { unitName } from '../told-words';

/** The unit reports progress, in its words and pictures. */
export const residentProgressed = rule(['progressed'], (told) => {
  const { language, number } = told.ticket;
  const { unit, words } = told.event.data;
  const text = residentToldTexts[language].progressed({ number, unit: unitName(told, unit), words });
  return toResident(text, evidenceOf(told));
});
