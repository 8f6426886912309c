import type { CityConfig } from '../../../../config/city';
import {
  likeness,
  mayBeSameHouse,
  mayBeSamePart,
  metersBetween,
  tellsPart,
  withoutHouse,
  type Point,
} from '../../../knowledge';
import type { RequestPlace } from '../service-request';
import { catalogueOf } from '../service-catalogue';
import type { Matter } from './alike-keys';

const SURE = 100;

/**
 * How sure it is, up to 100, that two of one category are the same matter; 0 when they are not. Two points decide by
 * their distance. Otherwise the street must be the same, and story and place must be told alike; two house numbers that
 * differ are two places. Two parts of an estate (三区, 四区) always are.
 */
export function sameMatter(one: Matter, other: Matter, city: CityConfig): number {
  if (one.category !== other.category || !mayBeSamePart(partWords(one), partWords(other))) return 0;
  const { radiusMeters } = city.policy.join;
  const [here, there] = [pointOf(one.place), pointOf(other.place)];
  if (here && there) {
    const meters = metersBetween(here, there);
    return meters <= radiusMeters ? Math.max(1, Math.round(SURE * (1 - meters / radiusMeters))) : 0;
  }
  return one.place.street !== null && one.place.street === other.place.street ? toldAlike(one, other, city) : 0;
}

function toldAlike(one: Matter, other: Matter, city: CityConfig): number {
  const { likeness: least } = city.policy.join;
  if (!mayBeSameHouse(allWords(one), allWords(other))) return 0;
  const alike = likeness(one.story, other.story);
  if (alike < least) return 0;
  const [here, there] = [placeWords(one.place, city), placeWords(other.place, city)];
  const near = here && there && !here.includes(there) && !there.includes(here) ? likeness(here, there) : SURE;
  return near >= least ? Math.round((alike + near) / 2) : 0;
}

/** Where the place tells a part, the story's others are only mentioned. */
function partWords({ story, place }: Matter): string {
  return place.text && tellsPart(place.text) ? place.text : place.lat === null ? story : '';
}

/** One text for each matter, however often it is held against others: it is looked up by that text. */
const told = new WeakMap<Matter, string>();

function allWords(matter: Matter): string {
  const known = told.get(matter);
  if (known !== undefined) return known;
  const words = `${matter.story} ${matter.place.text ?? ''}`;
  told.set(matter, words);
  return words;
}

/** The words of the place without the house, and without the street and district that both have anyway. */
function placeWords({ text, street }: RequestPlace, city: CityConfig): string {
  const known = street ? catalogueOf(city).street(street) : null;
  const district = city.districts.find(({ code }) => code === known?.district);
  const names = [known, district].flatMap((one) => (one ? [...Object.values(one.name), ...one.aliases] : []));
  const longestFirst = names.sort((a, b) => b.length - a.length);
  return longestFirst.reduce((words, name) => words.replaceAll(name, ' '), withoutHouse(text ?? '')).trim();
}

function pointOf({ lat, lon }: RequestPlace): Point | null {
  return lat === null || lon === null ? null : { lat, lon };
}
