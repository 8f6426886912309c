import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';

/** The ticket is in the archive. */
export const residentClosed = rule(['closed'], ({ ticket: { language, number } }) =>
  toResident(residentToldTexts[language].closed({ number })),
);
