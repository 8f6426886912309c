import type { District, Street } from '../../../../../config/city';
import type { Turn } from '../../../engine/turn';
import type { PlaceValue } from '../file-complaint.slots';
import { fileComplaintTexts as texts } from '../file-complaint.texts';

/** A street with its district, in the person's language. */
export function streetName(code: string, turn: Turn): string {
  const street = streetOf(code, turn);
  return street ? inOrder([districtOf(street.district, turn), street], turn) : code;
}

/** The place in one line: the words, and the street or district where the words do not say it. */
export function showPlace(value: PlaceValue, turn: Turn): string {
  const words = wordsOf(value, turn);
  const { area, nearest } = areaOf(value, turn);
  if (!words || !area) return words || area || texts[turn.language].placeUnknown;
  // A street's short name stands in many estates' names: only its whole name says which street is meant.
  if (words.includes(nearest)) return words;
  return turn.language === 'en' ? `${words} (${area})` : `${words}（${area}）`;
}

/** District and street as one name, and the smaller of them alone. */
function areaOf(value: PlaceValue, turn: Turn): { area: string; nearest: string } {
  const street = streetOf(value.street, turn);
  const district = districtOf(street ? street.district : value.district, turn);
  const parts = [district, street].flatMap((part) => (part ? [part] : []));
  return { area: inOrder(parts, turn), nearest: parts.at(-1)?.name[turn.language] ?? '' };
}

function wordsOf({ text, lat }: PlaceValue, turn: Turn): string {
  return text ?? (lat === null ? '' : texts[turn.language].placeOnMap);
}

function streetOf(code: string | null, turn: Turn): Street | undefined {
  return turn.world.city.streets.find((one) => one.code === code);
}

function districtOf(code: string | null, turn: Turn): District | undefined {
  return turn.world.city.districts.find((one) => one.code === code);
}

/** The larger first in Chinese, the smaller first in English. */
function inOrder(parts: readonly (District | Street | undefined)[], turn: Turn): string {
  const names = parts.flatMap((part) => (part ? [part.name[turn.language]] : []));
  return turn.language === 'en' ? names.reverse().join(', ') : names.join('');
}
