import type { CityConfig } from '../../../../config/city';
import {
  housesIn,
  likeness,
  mayBeSameHouse,
  mayBeSamePart,
  metersBetween,
  partsIn,
  withoutHouse,
  type EstatePart,
  type HouseNumbers,
  type Point,
} from '../../../knowledge';
import type { RequestPlace } from '../service-request';
import { catalogueOf } from '../service-catalogue';
import type { Matter } from './alike-keys';

const SURE = 100;

/**
 * How sure it is, up to 100, that another of the same category is the same matter as `one`; 0 when it is not. Two points
 * decide by their distance. Otherwise the street must be the same, and story and place must be told alike; two house
 * numbers that differ are two places. Two parts of an estate (三区, 四区) always are.
 */
export function sameAs(one: Matter, city: CityConfig): (other: Matter) => number {
  const { radiusMeters } = city.policy.join;
  const here = pointOf(one.place);
  const parts = partsOf(one);
  const houses = housesOf(one);
  return (other) => {
    if (one.category !== other.category || !mayBeSamePart(parts, partsOf(other))) return 0;
    const there = pointOf(other.place);
    if (here && there) {
      const meters = metersBetween(here, there);
      return meters <= radiusMeters ? Math.max(1, Math.round(SURE * (1 - meters / radiusMeters))) : 0;
    }
    if (one.place.street === null || one.place.street !== other.place.street) return 0;
    return mayBeSameHouse(houses, housesOf(other)) ? toldAlike(one, other, city) : 0;
  };
}

function toldAlike(one: Matter, other: Matter, city: CityConfig): number {
  const { likeness: least } = city.policy.join;
  const alike = likeness(one.story, other.story);
  if (alike < least) return 0;
  const [here, there] = [placeWords(one.place, city), placeWords(other.place, city)];
  const near = here && there && !here.includes(there) && !there.includes(here) ? likeness(here, there) : SURE;
  return near >= least ? Math.round((alike + near) / 2) : 0;
}

/** Where the place tells a part, the story's others are only mentioned. */
function partsOf({ story, place }: Matter): readonly EstatePart[] {
  const told = place.text ? partsIn(place.text) : [];
  return told.length || place.lat !== null ? told : partsIn(story);
}

function housesOf({ story, place }: Matter): HouseNumbers {
  return housesIn(`${story} ${place.text ?? ''}`);
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
