import type { CityConfig } from '../../../config/city';
import { fold } from '../fold';
import { createWordIndex, WordIndex } from '../word-index';
import type { PlaceCandidate } from './place-reading';
import type { PlaceName } from './token';

/** The part of a city's settings that a place is read by. */
export type PlaceNames = Pick<CityConfig, 'name' | 'districts' | 'streets' | 'landmarks' | 'notPlaces'>;

/** A word that ends so is said of a street and of nothing else. */
const OFFICIAL_ENDING = /.(街道|地区|镇|乡| subdistrict| area| town| township)$/;

/** Collects what one word may mean; a street's name beats a landmark's, because it is what the street is called. */
interface Meaning {
  city: boolean;
  district?: { code: string; official: boolean };
  streets: Map<string, PlaceCandidate>;
  official: boolean;
  landmarks: Map<string, PlaceCandidate>;
}

/** All names of the city in one index: official names, what residents say, landmarks. */
export function createGazetteer(city: PlaceNames): WordIndex<PlaceName> {
  const meanings = new Map<string, Meaning>();
  const meaning = (word: string): Meaning => {
    const key = fold(word);
    let known = meanings.get(key);
    if (!known) meanings.set(key, (known = { city: false, streets: new Map(), official: false, landmarks: new Map() }));
    return known;
  };
  addCity(city, meaning);
  addDistricts(city, meaning);
  addStreets(city, meaning);
  const districtOf = new Map(city.streets.map(({ code, district }) => [code, district]));
  for (const { name, street } of city.landmarks) {
    const district = districtOf.get(street);
    if (district) meaning(name).landmarks.set(street, { street, district });
  }
  const names = [...meanings].map(([word, found]) => [word, toName(found)] as const);
  const none = (city.notPlaces ?? []).map((word) => [word, { kind: 'none' }] as const);
  return createWordIndex<PlaceName>([...names, ...none]);
}

function addCity({ name }: PlaceNames, meaning: (word: string) => Meaning): void {
  for (const word of [name['zh-CN'], name['zh-CN'].replace(/市$/, ''), name.en]) meaning(word).city = true;
}

function addDistricts({ districts }: PlaceNames, meaning: (word: string) => Meaning): void {
  for (const { code, name, aliases } of districts) {
    for (const word of aliases) meaning(word).district = { code, official: false };
    for (const word of [name['zh-CN'], name.en]) meaning(word).district = { code, official: true };
  }
}

function addStreets({ streets }: PlaceNames, meaning: (word: string) => Meaning): void {
  for (const { code, district, name, aliases } of streets) {
    for (const word of [name['zh-CN'], name.en, ...aliases]) {
      const found = meaning(word);
      found.streets.set(code, { street: code, district });
      found.official ||= OFFICIAL_ENDING.test(fold(word));
    }
  }
}

function toName({ city, district, streets, official, landmarks }: Meaning): PlaceName {
  if (city) return { kind: 'city' };
  if (district) return { kind: 'district', district: district.code, official: district.official };
  if (streets.size) return { kind: 'street', streets: [...streets.values()], official };
  return { kind: 'landmark', streets: [...landmarks.values()] };
}
