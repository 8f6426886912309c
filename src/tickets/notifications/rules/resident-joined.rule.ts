import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';

/** A joined reporter keeps the number and is not left unheard. */
export const residentJoined = rule(['joined'], ({ ticket: { language, number } }) =>
  toResident(residentToldTexts[language].joined({ number })),
);
