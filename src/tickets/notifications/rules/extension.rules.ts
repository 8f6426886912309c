import { formatInstant } from '../../domain/format-instant';
import { extensionTelling } from '../cards/extension-card';
import { forStaff } from '../languages';
import { rule, toResident, toUnit, type Telling } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { officeTime, stepOf } from '../overlay-words';

const texts = forStaff(overlayToldTexts);

/** Somebody has to rule on an extension: the dispatchers get a card with both answers. */
export const extensionAsked = rule(['extensionAsked'], (told) => extensionTelling(told, 'new'));

/** The ruling: to the unit in words, on the dispatchers' card in place; a moved deadline to the resident too. */
export const extensionRuled = rule(['extensionGranted', 'extensionRefused'], (told): Telling[] => {
  const { event, ticket, city, now } = told;
  const { language, number, leadUnit, resolveBy } = ticket;
  const granted = event.type === 'extensionGranted';
  const words = granted
    ? texts(told).extensionGranted(number, officeTime(told, resolveBy))
    : texts(told).extensionRefused(stepOf(told, event.data));
  const until = formatInstant(resolveBy, language, city.policy.timeZone, now);
  const card = extensionTelling(told, 'inPlace');
  return [
    toUnit(leadUnit, words),
    ...(card ? [card] : []),
    ...(granted ? [toResident(overlayToldTexts[language].residentExtended(number, until))] : []),
  ];
});
