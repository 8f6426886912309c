import { fold } from '../fold';
import { bestChains, cutOut, isDetailed, outsideOf, type Chain } from './chains';
import { createGazetteer, PlaceNames } from './gazetteer';
import { nameTokens } from './name-tokens';
import { createLocator, Located } from './outlines';
import { patternTokens } from './pattern-tokens';
import { noPlace, PlaceReading } from './place-reading';
import { resolve } from './resolve';
import type { PlaceToken } from './token';

/** Reads where a matter is, in words or as a sent place; pure, and never guesses. */
export interface PlaceReader {
  /** In time that grows with the length of the text. */
  read(text: string): PlaceReading;
  /** Estate, road and building that are told, without unit, floor, flat or anything else; null when none is. */
  forPassersBy(text: string): string | null;
  /** WGS-84 degrees. */
  locate(lat: number, lon: number): Located;
}

/** A message longer than this is read to here only: a place stands early, and nobody may keep us busy. */
const MAX_CHARS = 4000;

/** Builds the index of a city's names once. */
export function createPlaceReader(city: PlaceNames): PlaceReader {
  const gazetteer = createGazetteer(city);
  const look = (text: string): { folded: string; tokens: PlaceToken[]; chains: Chain[] } => {
    const folded = fold(text.slice(0, MAX_CHARS));
    const names = nameTokens(gazetteer, folded);
    const tokens = [...names, ...patternTokens(text, folded, names)].sort((a, b) => a.start - b.start);
    return { folded, tokens, chains: bestChains(tokens, folded) };
  };
  return {
    read: (text) => {
      const { tokens, chains } = look(text);
      if (!chains.length) return noPlace(text);
      return { found: true, ...cutOut(text, chains), ...resolve(tokens), detail: chains.some(isDetailed) };
    },
    forPassersBy: (text) => {
      const { folded, chains } = look(text);
      return chains.some(isDetailed) ? outsideOf(text, folded, chains) || null : null;
    },
    locate: createLocator(city.districts),
  };
}

const known = new WeakMap<PlaceNames, PlaceReader>();

/** A city's reader; made once per configuration. */
export function placeReaderOf(city: PlaceNames): PlaceReader {
  let reader = known.get(city);
  if (!reader) known.set(city, (reader = createPlaceReader(city)));
  return reader;
}
