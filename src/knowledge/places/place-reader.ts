import { fold } from '../fold';
import { bestChains, cutOut, isDetailed } from './chains';
import { createGazetteer, PlaceNames } from './gazetteer';
import { nameTokens } from './name-tokens';
import { createLocator, Located } from './outlines';
import { patternTokens } from './pattern-tokens';
import { noPlace, PlaceReading } from './place-reading';
import { resolve } from './resolve';

/** Reads where a matter is, in words or as a sent place; pure, and never guesses. */
export interface PlaceReader {
  /** In time that grows with the length of the text. */
  read(text: string): PlaceReading;
  /** WGS-84 degrees. */
  locate(lat: number, lon: number): Located;
}

/** A message longer than this is read to here only: a place stands early, and nobody may keep us busy. */
const MAX_CHARS = 4000;

/** Builds the index of a city's names once. */
export function createPlaceReader(city: PlaceNames): PlaceReader {
  const gazetteer = createGazetteer(city);
  return {
    read: (text) => {
      const folded = fold(text.slice(0, MAX_CHARS));
      const names = nameTokens(gazetteer, folded);
      const tokens = [...names, ...patternTokens(text, folded, names)].sort((a, b) => a.start - b.start);
      const chains = bestChains(tokens, folded);
      if (!chains.length) return noPlace(text);
      return { found: true, ...cutOut(text, chains), ...resolve(tokens), detail: chains.some(isDetailed) };
    },
    locate: createLocator(city.districts),
  };
}
