import { formatInstant } from '../domain/format-instant';
import { maskNumbersIn } from '../domain/mask';
import { reasonInWords } from '../domain/return-reason';
import type { SaidOver } from '../domain/ticket-events';
import { staffLanguage } from './languages';
import type { Told } from './notification-rule';
import { catalogueOf } from '../domain/service-catalogue';

/** What an event over a ticket tells offices: the number, the unit's name, the words with numbers masked. */
export function stepOf(told: Told, { unit, words }: Pick<SaidOver, 'unit' | 'words'>) {
  return { number: told.ticket.number, unit: officeName(told, unit), words: maskNumbersIn(words ?? '') };
}

/** Why a unit returned it, as offices read it: the reason's name, and the words with numbers masked. */
export function returnedBecause({ event, city }: Told<'returnRequested'>): string {
  const words = maskNumbersIn(event.data.words ?? '') || null;
  return reasonInWords({ ...event.data, words }, city, staffLanguage({ city }));
}

/** A unit's name as offices read it. */
export function officeName({ city }: Pick<Told, 'city'>, unit: string): string {
  return catalogueOf(city).namedUnit(unit).name[staffLanguage({ city })];
}

/** An instant as offices read it. */
export function officeTime({ city, now }: Pick<Told, 'city' | 'now'>, at: Date | number): string {
  return formatInstant(new Date(at), staffLanguage({ city }), city.policy.timeZone, now);
}

/** The unit in whose groups the dispatchers and supervisors of a ticket are. */
export function centreOf({ city }: Pick<Told, 'city'>): string {
  return city.cityUnit ?? city.fallbackUnit;
}

/** The district's unit, whose supervisors watch a ticket; the city's where no district is known. */
export function watchOf(told: Pick<Told, 'city' | 'ticket'>): string {
  const { district } = told.ticket.place;
  return (district ? catalogueOf(told.city).districtUnit(district)?.code : null) ?? centreOf(told);
}
