import { staffLanguage } from '../languages';
import { evidenceOf, rule, toUnit } from '../notification-rule';
import { unitToldTexts } from '../unit-told.texts';

/** Somebody else reports it: the card shows how many, quietly; only what they sent is a message of its own. */
export const unitGainsPerson = rule(['personJoined'], (told) => {
  const media = evidenceOf(told);
  const { leadUnit, number } = told.ticket;
  const { alsoReported } = unitToldTexts[staffLanguage(told)];
  return media.length ? toUnit(leadUnit, alsoReported(number, told.event.data.people, media.length), media) : null;
});
