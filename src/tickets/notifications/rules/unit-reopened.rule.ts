import { maskNumbersIn } from '../../domain/mask';
import { staffLanguage } from '../languages';
import { rule, toUnit } from '../notification-rule';
import { unitCard } from '../cards/unit-card';
import { unitCardTexts } from '../cards/unit-card.texts';
import { unitToldTexts } from '../unit-told.texts';

/** The unit that closed it is told at once that it is not solved, and why. */
export const unitReopened = rule(['reopened'], (told) => {
  const { leadUnit, number } = told.ticket;
  const words = maskNumbersIn(told.event.data.words ?? '');
  return [
    {
      audience: { unit: leadUnit },
      message: unitCard(told, unitCardTexts[staffLanguage(told)].reopenedTitle(number)),
      card: 'new',
    },
    toUnit(leadUnit, unitToldTexts[staffLanguage(told)].added(number, words)),
  ];
});
