import type { PlaceCandidate } from './place-reading';

/** A word of the city's own lists: which streets it may mean, or which district. */
export type PlaceName =
  | { kind: 'city' }
  /** An everyday word that only holds a name. */
  | { kind: 'none' }
  | { kind: 'district'; district: string; official: boolean }
  | { kind: 'street'; streets: readonly PlaceCandidate[]; official: boolean }
  | { kind: 'landmark'; streets: readonly PlaceCandidate[] };

/**
 * A stretch of the message that says where; `end` is the index behind it. `hint`: a road or a station that bears a
 * street's name, and may lie outside it.
 */
export type PlaceToken = { start: number; end: number } & (
  PlaceName | { kind: 'road' | 'estate'; hint: readonly PlaceCandidate[] } | { kind: 'house'; alone: boolean }
);
