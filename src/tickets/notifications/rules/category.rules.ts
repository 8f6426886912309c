import { formatInstant } from '../../domain/format-instant';
import { reasonCalled } from '../../domain/return-reason';
import { catalogueOf } from '../../domain/service-catalogue';
import { centreButtons } from '../cards/centre-buttons';
import { onCentreCard } from '../cards/centre-card';
import { categoryToldTexts } from '../category-told.texts';
import { forStaff, staffLanguage } from '../languages';
import { rule, toResident, toUnit, type Telling, type Told } from '../notification-rule';
import { officeName, officeTime, returnedBecause } from '../overlay-words';
import { unitCard } from '../cards/unit-card';

const texts = forStaff(categoryToldTexts);

/** A unit says that the category is wrong, and the ticket went on to the next: the dispatchers may set it right. */
export const categoryQuestioned = rule(['returnRequested'], (told): Telling | null => {
  const { event, ticket, city } = told;
  const { reason, held, unit } = event.data;
  // One that is held comes to them with its reason anyway.
  if (held || reasonCalled(reason, city)?.asks !== 'category') return null;
  const why = returnedBecause(told);
  const title = texts(told).questioned(ticket.number, officeName(told, unit), why);
  return { ...onCard(told, title, 'new'), media: told.evidence };
});

/**
 * The category was set right: the unit sees it on its card and hears until when, the dispatchers see it on theirs if it
 * came to them. The
 * resident hears of it where it moves the deadline; otherwise it stands in the story.
 */
export const categoryCorrected = rule(['categoryCorrected'], (told): Telling[] => {
  const { event, ticket } = told;
  const { category, from } = event.data;
  const named = (code: string): string => catalogueOf(told.city).categoryName(code)[staffLanguage(told)];
  const title = texts(told).corrected(ticket.number, named(from), named(category));
  return [
    { audience: { unit: ticket.leadUnit }, message: unitCard(told), card: 'inPlace' },
    toUnit(ticket.leadUnit, texts(told).toUnit(ticket.number, named(category), officeTime(told, ticket.resolveBy))),
    ...(hasCentreCard(told) ? [onCard(told, title, 'inPlace')] : []),
    ...residentHears(told),
  ];
});

/** It came to the dispatchers before, or somebody else than they set it right. */
function hasCentreCard({ event, ticket }: Told<'categoryCorrected'>): boolean {
  return ticket.byFallback || ticket.returnCount > 0 || event.actor.kind !== 'dispatcher';
}

function onCard(told: Told, title: string, card: 'new' | 'inPlace'): Telling {
  return { ...onCentreCard(told, unitCard(told, title, centreButtons(told)), card), strictly: true };
}

function residentHears({ event, ticket, city, now }: Told<'categoryCorrected'>): Telling[] {
  const { category, grade, fromGrade } = event.data;
  if (grade === fromGrade) return [];
  const { language, number, resolveBy } = ticket;
  const until = formatInstant(resolveBy, language, city.policy.timeZone, now);
  const name = catalogueOf(city).categoryName(category)[language];
  return [toResident(categoryToldTexts[language].toResident(number, name, until))];
}
