import { byWhen, leadName } from '../told-words';
import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';

/** It is taken up again, by whom and until when. */
export const residentReopened = rule(['reopened'], (told) => {
  const { language, number } = told.ticket;
  return toResident(residentToldTexts[language].reopened({ number, unit: leadName(told), by: byWhen(told) }));
});
