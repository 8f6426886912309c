import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';

/** What the resident sent could not be fetched any more: only they can send it again. */
export const residentEvidenceLost = rule(['evidenceChecked'], ({ event, ticket: { language, number } }) => {
  const { lostNow } = event.data;
  return lostNow ? toResident(residentToldTexts[language].evidenceLost({ number, count: lostNow })) : null;
});
