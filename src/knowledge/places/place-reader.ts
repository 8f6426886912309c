import { fold } from '../fold';
import { bestChain, cutOut } from './chains';
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
      const chain = bestChain(tokens, folded);
      if (!chain) return noPlace(text);
      return {
        found: true,
        ...cutOut(text, chain),
        ...resolve(tokens),
        detail: chain.tokens.some(({ kind }) => ['road', 'estate', 'house', 'landmark'].includes(kind)),
      };
    },
    locate: createLocator(city.districts),
  };
}
