/** Where it is. `street` is a code when it could be told. */
export interface PlaceValue {
  text: string | null;
  lat: number | null;
  lon: number | null;
  district: string | null;
  street: string | null;
}

/** When it happened: the words, and the instants they mean when they could be told. */
export interface HappenedValue {
  text: string;
  from: number | null;
  to: number | null;
}

/** `phone` null: through this chat. */
export interface ContactValue {
  phone: string | null;
}

export const FILE_COMPLAINT = 'file-complaint';
