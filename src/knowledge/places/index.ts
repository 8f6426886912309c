export { createPlaceReader, placeReaderOf } from './place-reader';
export type { PlaceReader } from './place-reader';
export type { Located } from './outlines';
export type { PlaceCandidate, PlaceReading } from './place-reading';
