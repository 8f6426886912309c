import type { PlaceReading } from '../../../../knowledge';
import type { Reading, SlotSpec } from '../../../engine/form';
import { KEPT, valueOf } from '../../../engine/form';
import type { Input } from '../../../engine/input';
import { pick } from '../../../engine/pick';
import type { FormState, OfferedChoice } from '../../../engine/session';
import type { Turn } from '../../../engine/turn';
import { readPhone, readYesNo } from '../../../understanding';
import type { PlaceValue } from '../file-complaint.slots';
import { fileComplaintTexts as texts } from '../file-complaint.texts';
import { saysSomething } from './story.slot';

const MOST_WORDS = 200;

/**
 * Where it is: a place sent, or words. It is asked again only when no street can be told, once; then what is known is
 * taken, and the district or the hotline routes it.
 */
export const placeSlot: SlotSpec<PlaceValue> = {
  name: 'place',
  aliases: ['地址', '地点', '位置', '街道', '小区', 'address', 'place', 'location', 'where'],
  label: { 'zh-CN': texts['zh-CN'].labels.place, en: texts.en.labels.place },
  takesAnyWords: true,
  need: (form) =>
    ['enquiry', 'suggestion', 'commendation'].includes(String(form.slots.kind)) ? 'optional' : 'required',
  ask: (form, turn) => askPlace(form, turn),
  read: (input, form, turn) => readPlace(input, form, turn),
  choose: (value, form, turn) => choosePlace(value, form, turn),
  notice: (input, form, turn) => noticePlace(input, form, turn),
  show: (value, turn) => showPlace(value, turn),
  withoutAnswer: (form) => partial(form),
};

function askPlace(form: FormState, turn: Turn): { prompt: string; choices: OfferedChoice[]; asks: 'place' } {
  const said = texts[turn.language];
  const choices = [{ label: said.cannotTellPlace, value: 'place:unknown' }];
  const which = (form.notes.candidates ?? '').split(',').filter(Boolean);
  if (which.length) {
    const named = which.map((street) => ({ label: streetName(street, turn), value: `place:street=${street}` }));
    return { prompt: said.askPlaceWhich(form.notes.named ?? ''), choices: [...named, ...choices], asks: 'place' };
  }
  const known = partial(form);
  const words = known && (known.text || known.district) ? showPlace(known, turn) : null;
  if (words && form.misses === 0) return { prompt: said.askPlaceMore(words), choices, asks: 'place' };
  const optional = placeSlot.need(form, turn) === 'optional';
  const skip = optional ? [{ label: said.skip, value: 'place:unknown' }] : choices;
  return { prompt: pick(said.askPlace, form.misses), choices: form.misses || optional ? skip : [], asks: 'place' };
}

function readPlace(input: Input, form: FormState, turn: Turn): Reading<PlaceValue> | null {
  if (input.media.length && !input.text) return null;
  if (!input.place && readYesNo(input.text) === false) return declined(form, turn);
  const told = toldPlace(input, form, turn);
  if (!told) return null;
  const askedBefore = 'partial' in form.notes;
  if (told.candidates.length) {
    keepPartial(form, told.value);
    form.notes.candidates = told.candidates.map(({ street }) => street).join(',');
    form.notes.named = told.named;
    return { again: null };
  }
  if (told.value.street || askedBefore) return settled(form, told.value);
  keepPartial(form, told.value);
  form.misses = 0;
  return { again: null };
}

/** "No" leaves the place out where it may be left out; elsewhere it is no answer. */
function declined(form: FormState, turn: Turn): Reading<PlaceValue> | null {
  return placeSlot.need(form, turn) === 'optional' ? settled(form, nowhere()) : null;
}

interface ToldPlace {
  value: PlaceValue;
  candidates: { street: string; district: string }[];
  named: string;
}

/** What a message says of the place, joined with what was said before. */
function toldPlace(input: Input, form: FormState, turn: Turn): ToldPlace | null {
  const before = partial(form);
  if (input.place) {
    const { lat, lon, label } = input.place;
    const district = turn.world.places.locate(lat, lon).district ?? before?.district ?? null;
    const reading = label ? turn.world.places.read(label) : null;
    const street = reading?.street && reading.district === district ? reading.street : (before?.street ?? null);
    return { value: { text: label ?? before?.text ?? null, lat, lon, district, street }, candidates: [], named: '' };
  }
  const reading = turn.world.places.read(input.text);
  if (!reading.found && (readPhone(input.text) || !saysSomething(input.text))) return null;
  return fromWords(reading, input.text, before);
}

function fromWords(reading: PlaceReading, words: string, before: PlaceValue | null): ToldPlace {
  const text = (reading.found ? reading.text : words).slice(0, MOST_WORDS);
  const value: PlaceValue = {
    text: joinWords(before?.text ?? null, text),
    lat: before?.lat ?? null,
    lon: before?.lon ?? null,
    district: reading.district ?? before?.district ?? null,
    street: reading.street ?? before?.street ?? null,
  };
  const fit = reading.candidates.filter(({ district }) => !before?.district || district === before.district);
  if (reading.candidates.length > 1 && fit.length === 1 && fit[0]) {
    return { value: { ...value, street: fit[0].street, district: fit[0].district }, candidates: [], named: text };
  }
  return { value, candidates: fit, named: text };
}

function joinWords(before: string | null, words: string): string {
  if (!before || words.includes(before)) return words;
  return before.includes(words) ? before : `${before}，${words}`;
}

function choosePlace(value: string, form: FormState, turn: Turn): Reading<PlaceValue> | null {
  const before = partial(form) ?? nowhere();
  if (value === 'unknown') return settled(form, before);
  const code = value.startsWith('street=') ? value.slice('street='.length) : null;
  const street = turn.world.city.streets.find((one) => one.code === code);
  return street ? settled(form, { ...before, street: street.code, district: street.district }) : null;
}

/** Takes the place from an answer to another question: a place sent, or words that name a street. */
function noticePlace(input: Input, form: FormState, turn: Turn): PlaceValue | typeof KEPT | null {
  const now = valueOf<PlaceValue>(form, 'place');
  if (input.place) {
    const told = toldPlace(input, form, turn);
    if (!told) return null;
    const { value } = told;
    if (value.street || now?.street)
      return { ...value, street: value.street ?? now?.street ?? null, text: value.text ?? now?.text ?? null };
    if (now) return { ...value, text: value.text ?? now.text };
    keepPartial(form, value);
    return KEPT;
  }
  if (now || !input.text) return null;
  const reading = turn.world.places.read(input.text);
  if (!reading.found) return null;
  const told = fromWords(reading, reading.text, null);
  if (told.value.street) return told.value;
  if (told.candidates.length) {
    form.notes.candidates = told.candidates.map(({ street }) => street).join(',');
    form.notes.named = told.named;
  }
  if (!told.candidates.length && !told.value.district && !reading.detail) return null;
  keepPartial(form, told.value);
  return KEPT;
}

function settled(form: FormState, value: PlaceValue): Reading<PlaceValue> {
  for (const note of ['partial', 'candidates', 'named']) delete form.notes[note];
  return { got: value };
}

function partial(form: FormState): PlaceValue | null {
  const note = form.notes.partial;
  return note ? (JSON.parse(note) as PlaceValue) : nowhereIfAsked(form);
}

/** The place may be left open only once its question was put. */
function nowhereIfAsked(form: FormState): PlaceValue | null {
  return form.asked === 'place' && form.misses > 0 ? nowhere() : null;
}

function nowhere(): PlaceValue {
  return { text: null, lat: null, lon: null, district: null, street: null };
}

function keepPartial(form: FormState, value: PlaceValue): void {
  form.notes.partial = JSON.stringify(value);
}

function streetName(code: string, turn: Turn): string {
  const street = turn.world.city.streets.find((one) => one.code === code);
  const district = turn.world.city.districts.find((one) => one.code === street?.district);
  if (!street) return code;
  return turn.language === 'en'
    ? `${street.name.en}, ${district?.name.en ?? ''}`
    : `${district?.name['zh-CN'] ?? ''}${street.name['zh-CN']}`;
}

/** The place in one line: the words, and the street or district where the words do not say it. */
export function showPlace(value: PlaceValue, turn: Turn): string {
  const district = turn.world.city.districts.find((one) => one.code === value.district);
  const area = value.street ? streetName(value.street, turn) : (district?.name[turn.language] ?? '');
  const words = value.text ?? (value.lat === null ? '' : texts[turn.language].placeOnMap);
  if (!words || !area) return words || area || texts[turn.language].placeUnknown;
  const street = turn.world.city.streets.find((one) => one.code === value.street);
  // A street's short name stands in many estates' names: only its whole name says which street is meant.
  if (words.includes((street ?? district)?.name[turn.language] ?? area)) return words;
  return turn.language === 'en' ? `${words} (${area})` : `${words}（${area}）`;
}
