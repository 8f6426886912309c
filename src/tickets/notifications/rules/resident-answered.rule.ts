import { rule, toResident } from '../notification-rule';
import { residentToldTexts } from '../resident-told.texts';

/** The hotline centre does not receive it, or answers it outright: with the reason or the answer. */
export const residentAnswered = rule(['declined', 'answered'], ({ event, ticket: { language, number } }) => {
  // Praise is thanked for by the receipt.
  if (event.actor.kind === 'system') return null;
  const texts = residentToldTexts[language];
  const said = { number, words: event.data.words ?? '' };
  return toResident(event.type === 'declined' ? texts.declined(said) : texts.answered(said));
});
