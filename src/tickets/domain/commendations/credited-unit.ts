import type { CityConfig, HandlingUnit } from '../../../../config/city';
import { catalogueOf } from '../service-catalogue';
import type { ServiceRequest } from '../service-request';

/** A short word is in many stories by chance, and a hotline's number in many phone numbers. */
const SHORTEST = 3;

/**
 * To whom praise is credited: the unit that it names, by the longest of its names; else that of the street it is about.
 * Null where neither is known.
 */
export function creditedUnit(
  { story, place }: Pick<ServiceRequest, 'story' | 'place'>,
  city: CityConfig,
): string | null {
  const said = story.toLowerCase();
  const named = city.units
    .flatMap((unit) => namesOf(unit).map((name) => ({ code: unit.code, name: name.toLowerCase() })))
    .filter(({ name }) => name.length >= SHORTEST && !/^\d+$/.test(name) && said.includes(name))
    .sort((one, other) => other.name.length - one.name.length);
  if (named[0]) return named[0].code;
  return place.street === null ? null : (catalogueOf(city).street(place.street)?.unit ?? null);
}

function namesOf({ name, aliases }: HandlingUnit): string[] {
  return [name['zh-CN'], name.en, ...aliases];
}
