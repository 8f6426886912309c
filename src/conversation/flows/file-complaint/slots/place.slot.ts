import { KEPT, valueOf, type Reading, type SlotSpec } from '../../../engine/form';
import type { Input } from '../../../engine/input';
import { pick } from '../../../engine/pick';
import type { FormState, OfferedChoice } from '../../../engine/session';
import type { Question, Turn } from '../../../engine/turn';
import { readUnknown, readYesNo } from '../../../understanding';
import type { PlaceValue } from '../file-complaint.slots';
import { fileComplaintTexts as texts } from '../file-complaint.texts';
import { answerToOffer, askPhotoPlace, closeOffer, declineOffer, offeredPlace } from './photo-place';
import { showPlace, streetName } from './place-shown';
import { candidatesOf, keepCandidates, keepSoFar, nowhere, settled, soFar, wasTold } from './place-so-far';
import { fromWords, toldPlace, type ToldPlace } from './place-told';

const MAY_LACK_A_PLACE = ['enquiry', 'suggestion', 'commendation'];

/**
 * Where it is: a place sent, or words. It is asked again only when no street can be told, once; then what is known is
 * taken, and the district or the hotline routes it.
 */
export const placeSlot: SlotSpec<PlaceValue> = {
  name: 'place',
  aliases: ['地址', '地点', '位置', '街道', '小区', 'address', 'place', 'location', 'where'],
  label: { 'zh-CN': texts['zh-CN'].labels.place, en: texts.en.labels.place },
  takesAnyWords: true,
  need: (form) => (isOptional(form) ? 'optional' : 'required'),
  ask: askPlace,
  read: readPlace,
  choose: choosePlace,
  notice: noticePlace,
  show: showPlace,
  // It may be left open only once its question was put.
  withoutAnswer: (form) => (wasTold(form) || (form.asked === 'place' && form.misses > 0) ? soFar(form) : null),
};

function isOptional(form: FormState): boolean {
  return MAY_LACK_A_PLACE.includes(String(form.slots.kind));
}

function askPlace(form: FormState, turn: Turn): Question {
  const offered = offeredPlace(form);
  if (offered) return askPhotoPlace(offered, turn);
  const said = texts[turn.language];
  const unknown = { label: isOptional(form) ? said.skip : said.cannotTellPlace, value: 'place:unknown' };
  const which = candidatesOf(form);
  if (which.length) return askWhich(form, which, unknown, turn);
  const known = soFar(form);
  if ((known.text || known.district) && form.misses === 0) {
    return { prompt: said.askPlaceMore(showPlace(known, turn)), choices: [unknown], asks: 'place' };
  }
  const choices = form.misses || isOptional(form) ? [unknown] : [];
  return { prompt: pick(said.askPlace, form.misses), choices, asks: 'place' };
}

function askWhich(form: FormState, which: readonly string[], unknown: OfferedChoice, turn: Turn): Question {
  const named = which.map((street) => ({ label: streetName(street, turn), value: `place:street=${street}` }));
  const prompt = texts[turn.language].askPlaceWhich(form.notes.named ?? '');
  return { prompt, choices: [...named, unknown], asks: 'place' };
}

function readPlace(input: Input, form: FormState, turn: Turn): Reading<PlaceValue> | null {
  if (input.media.length && !input.text) return null;
  const answer = answerToOffer(input, form);
  if (answer) return answer === 'yes' ? takePhotoPlace(form, turn) : declineOffer(form);
  if (!input.place && readYesNo(input.text) === false) return isOptional(form) ? settled(form, nowhere()) : null;
  return !input.place && readUnknown(input.text) ? unknownTo(form, turn) : readTold(input, form, turn);
}

function readTold(input: Input, form: FormState, turn: Turn): Reading<PlaceValue> | null {
  const told = toldPlace(input, soFar(form), turn);
  if (told) closeOffer(form);
  return told && take(told, form);
}

/** As a place that was sent. */
function takePhotoPlace(form: FormState, turn: Turn): Reading<PlaceValue> | null {
  const place = closeOffer(form);
  const told = place && toldPlace({ place, text: '' }, soFar(form), turn);
  return told && take(told, form);
}

function take(told: ToldPlace, form: FormState): Reading<PlaceValue> {
  const askedBefore = wasTold(form);
  if (told.candidates.length) keepCandidates(form, told.candidates, told.named);
  else if (told.value.street || askedBefore) return settled(form, told.value);
  else form.misses = 0;
  keepSoFar(form, told.value);
  return { again: null };
}

/** Who does not know is helped once; then what is known is taken. */
function unknownTo(form: FormState, turn: Turn): Reading<PlaceValue> {
  const helped = wasTold(form) || form.misses > 0 || isOptional(form);
  return helped ? settled(form, soFar(form)) : { unclear: texts[turn.language].placeRoughly };
}

function choosePlace(value: string, form: FormState, turn: Turn): Reading<PlaceValue> | null {
  if (value === 'unknown') return settled(form, soFar(form));
  if (value === 'photo') return takePhotoPlace(form, turn);
  if (value === 'notPhoto') return declineOffer(form);
  const code = value.replace(/^street=/, '');
  const street = turn.world.city.streets.find((one) => one.code === code);
  return street ? settled(form, { ...soFar(form), street: street.code, district: street.district }) : null;
}

/** Takes the place from an answer to another question: a place sent, or words that name a street. */
function noticePlace(input: Input, form: FormState, turn: Turn): PlaceValue | typeof KEPT | null {
  const now = valueOf<PlaceValue>(form, 'place');
  if (input.place) return noticePoint(input, form, turn, now);
  const reading = now || !input.text ? null : turn.world.places.read(input.text);
  if (!reading?.found) return null;
  const told = fromWords(reading, reading.text, nowhere());
  if (told.value.street) return told.value;
  if (told.candidates.length) keepCandidates(form, told.candidates, told.named);
  else if (!told.value.district && !reading.detail) return null;
  keepSoFar(form, told.value);
  return KEPT;
}

/** A point joins the words that were said; alone it waits for the street. */
function noticePoint(
  input: Input,
  form: FormState,
  turn: Turn,
  now: PlaceValue | null,
): PlaceValue | typeof KEPT | null {
  const told = toldPlace(input, now ?? soFar(form), turn);
  if (!told || now || told.value.street) return told && told.value;
  keepSoFar(form, told.value);
  return KEPT;
}
