import { byWhen, leadName } from '../told-words';
import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';

/** A joined reporter keeps the number and is not left unheard. Who chose to join was told by the receipt. */
export const residentJoined = rule(['joined'], ({ event, ticket: { language, number, residentLeft } }) => {
  const chosen = event.data.from === 'submitted' || event.data.from === 'received';
  return chosen || residentLeft ? null : toResident(residentToldTexts[language].joined({ number }));
});

/** A matter has its own life again: who handles it, until when. */
export const residentSplit = rule(['split'], (told) => {
  const { language, number } = told.ticket;
  return toResident(residentToldTexts[language].split({ number, unit: leadName(told), by: byWhen(told) }));
});
