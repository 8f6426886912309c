import { englishHouseTokens, englishRoadTokens, houseTokens } from './house-patterns';
import { roadAndEstateTokens } from './road-patterns';
import type { PlaceToken } from './token';

/** Roads, estates and house numbers, told by how they are written, in what the city's names leave free. */
export function patternTokens(text: string, folded: string, names: readonly PlaceToken[]): PlaceToken[] {
  const taken = new Uint8Array(folded.length + 1);
  names.forEach((name) => take(taken, name));
  const free = (token: PlaceToken): boolean => {
    if (taken.subarray(token.start, token.end).includes(1)) return false;
    take(taken, token);
    return true;
  };
  const found = [...houseTokens(folded), ...englishHouseTokens(text), ...englishRoadTokens(text)].filter(free);
  return [...found, ...roadAndEstateTokens(folded, taken).filter(free)];
}

function take(taken: Uint8Array, { start, end }: PlaceToken): void {
  taken.fill(1, start, end);
}
