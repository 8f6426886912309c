import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';
import { unitName } from '../told-words';

/** Another unit leads now. The first dispatch is told by whoever took the request. */
export const residentHandedOver = rule(['dispatched', 'returnUpheld'], (told) => {
  const { from, unit } = told.event.data;
  if (!from || from === unit) return null;
  const { language, number } = told.ticket;
  return toResident(residentToldTexts[language].handedOver({ number, unit: unitName(told, unit) }));
});
