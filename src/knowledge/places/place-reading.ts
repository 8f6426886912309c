/** A street the words may mean, with its district; both by code. */
export interface PlaceCandidate {
  street: string;
  district: string;
}

/** What a message says about where. */
export interface PlaceReading {
  /** The message holds words of a place. */
  found: boolean;
  /** Those words, as written. */
  text: string;
  /** The district's code, when it is certain. */
  district: string | null;
  /** The street's code, when it is certain. */
  street: string | null;
  /**
   * Streets to ask about when none is certain: a name that several streets share, a district and a street that do not
   * go together, or (a single one) a road or estate that bears a street's name and may lie outside it.
   */
  candidates: PlaceCandidate[];
  /** A road, house, estate or landmark is told, more than district and street. */
  detail: boolean;
  /** The message without the words of the place. */
  rest: string;
}

/** The reading of a message that names no place. */
export function noPlace(text: string): PlaceReading {
  return {
    found: false,
    text: '',
    district: null,
    street: null,
    candidates: [],
    detail: false,
    rest: text.trim(),
  };
}
