import type { PlaceReading } from '../../../../knowledge';
import type { GivenPlace, Input } from '../../../engine/input';
import type { Turn } from '../../../engine/turn';
import { readPhone } from '../../../understanding';
import type { PlaceValue } from '../file-complaint.slots';
import { saysSomething } from './story.slot';

const MOST_WORDS = 100;

/** What a message says of the place; with candidates it must be asked which of them is meant by the words `named`. */
export interface ToldPlace {
  value: PlaceValue;
  candidates: { street: string; district: string }[];
  named: string;
}

/** What a message says of the place, joined with what was said before; null when it says nothing of it. */
export function toldPlace(input: Pick<Input, 'place' | 'text'>, before: PlaceValue, turn: Turn): ToldPlace | null {
  if (input.place) return { value: fromPoint(input.place, before, turn), candidates: [], named: '' };
  const reading = turn.world.places.read(input.text);
  if (!reading.found && (readPhone(input.text, turn.world.city.policy.phoneRegion) || !saysSomething(input.text)))
    return null;
  const whole = input.text.length <= MOST_WORDS && !input.text.includes('\n') ? input.text : null;
  return fromWords(reading, whole ?? input.text, before, whole);
}

/** A place that was sent. Its label may tell the street, if that lies where the point does. */
function fromPoint({ lat, lon, label }: GivenPlace, before: PlaceValue, turn: Turn): PlaceValue {
  const district = turn.world.places.locate(lat, lon).district ?? before.district;
  const reading = label ? turn.world.places.read(label) : null;
  const fits = reading?.street && reading.district === district;
  return { text: label ?? before.text, lat, lon, district, street: fits ? reading.street : before.street };
}

/** `whole`: these words are the answer and are kept as they are, not only what could be read of them. */
export function fromWords(
  reading: PlaceReading,
  words: string,
  before: PlaceValue,
  whole: string | null = null,
): ToldPlace {
  const named = (reading.found ? reading.text : words).slice(0, MOST_WORDS);
  const text = joinWords(before.text, whole ?? named);
  const told = {
    ...before,
    text,
    district: reading.district ?? before.district,
    street: reading.street ?? before.street,
  };
  const fit = reading.candidates.filter(({ district }) => !before.district || district === before.district);
  const [only] = fit;
  // Of several streets one lies in the district that was said before.
  if (reading.candidates.length > 1 && fit.length === 1 && only) {
    return { value: { ...told, street: only.street, district: only.district }, candidates: [], named };
  }
  return { value: told, candidates: fit, named };
}

function joinWords(before: string | null, words: string): string {
  if (!before || words.includes(before)) return words;
  return before.includes(words) ? before : `${before}，${words}`;
}
