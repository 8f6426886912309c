import { byWhen, leadName } from '../told-words';
import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';

/** Somebody has it in hand: who, and until when. */
export const residentAccepted = rule(['accepted'], (told) => {
  const { language, number } = told.ticket;
  return toResident(residentToldTexts[language].accepted({ number, unit: leadName(told), by: byWhen(told) }));
});
