import { formatInstant } from '../../domain/format-instant';
import { forStaff } from '../languages';
import { rule, toResident, toUnit, type Telling } from '../notification-rule';
import { overlayToldTexts } from '../overlay-told.texts';
import { centreOf, officeTime, stepOf } from '../overlay-words';
import { unitCard } from '../unit-card';

const texts = forStaff(overlayToldTexts);

/** Somebody has to rule on an extension: the dispatchers get a card with both answers. */
export const extensionAsked = rule(['extensionAsked'], (told) => {
  const { number, unit, words } = stepOf(told, told.event.data);
  const title = texts(told).extensionAsked(number, unit, officeTime(told, told.event.data.until), words);
  return {
    audience: { unit: centreOf(told), role: 'dispatchers' },
    message: unitCard(told, title, [
      { move: 'grantExtension', label: texts(told).buttons.grant },
      { move: 'refuseExtension', label: texts(told).buttons.refuse },
    ]),
    media: [],
    card: 'new',
  };
});

/** The ruling: to the unit in words, on the dispatchers' card in place; a moved deadline to the resident too. */
export const extensionRuled = rule(['extensionGranted', 'extensionRefused'], (told): Telling[] => {
  const { event, ticket, city, now } = told;
  const { language, number, leadUnit, resolveBy } = ticket;
  const granted = event.type === 'extensionGranted';
  const words = granted
    ? texts(told).extensionGranted(number, officeTime(told, resolveBy))
    : texts(told).extensionRefused(stepOf(told, event.data));
  const until = formatInstant(resolveBy, language, city.policy.timeZone, now);
  return [
    toUnit(leadUnit, words),
    { audience: { unit: centreOf(told), role: 'dispatchers' }, message: unitCard(told, words, []), card: 'inPlace' },
    ...(granted ? [toResident(overlayToldTexts[language].residentExtended(number, until))] : []),
  ];
});
