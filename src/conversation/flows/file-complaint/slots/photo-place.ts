import { slotOf, valueOf, type FormSpec, type Reading } from '../../../engine/form';
import type { GivenPlace, Input } from '../../../engine/input';
import type { FormState } from '../../../engine/session';
import type { Question, Turn } from '../../../engine/turn';
import { readYesNo } from '../../../understanding';
import type { PlaceValue } from '../file-complaint.slots';
import { fileComplaintTexts as texts } from '../file-complaint.texts';
import { showPlace } from './place-shown';
import { keepSoFar, nowhere, settled, soFar, wasTold } from './place-so-far';

const OFFERED = 'photoPlace';
const DECLINED = 'photoPlaceDeclined';
const ACCEPTED_AS_IT_WAS = 'placeAccepted';

/**
 * Keeps the place where a photo was taken, to be offered as the place of the matter; false when it is no use: the place
 * is known, the city does not know this one, or it was declined before.
 */
export function keepPhotoPlace(form: FormState, point: GivenPlace, turn: Turn): boolean {
  const known = valueOf<PlaceValue>(form, 'place');
  if (known?.street || (known && known.lat !== null) || DECLINED in form.notes) return false;
  if (!turn.world.places.locate(point.lat, point.lon).district) return false;
  form.notes[OFFERED] = JSON.stringify({ lat: point.lat, lon: point.lon });
  if (!known) return true;
  // It was taken as it was, though no street could be told: asked once more, and what was said stays.
  keepSoFar(form, known);
  delete form.slots.place;
  form.notes[ACCEPTED_AS_IT_WAS] = 'yes';
  return true;
}

/** The place that is offered now; null when none is. */
export function offeredPlace(form: FormState): GivenPlace | null {
  const note = form.notes[OFFERED];
  return note ? (JSON.parse(note) as GivenPlace) : null;
}

/** "Use where the photo was taken?" */
export function askPhotoPlace(offered: GivenPlace, turn: Turn): Question {
  const said = texts[turn.language];
  const { district } = turn.world.places.locate(offered.lat, offered.lon);
  const where = showPlace({ ...nowhere(), district }, turn);
  const choices = [
    { label: said.usePhotoPlace, value: 'place:photo' },
    { label: said.notPhotoPlace, value: 'place:notPhoto' },
  ];
  return { prompt: said.askPhotoPlace(where), choices, asks: 'place' };
}

/** Yes or no to the offer; null for anything else, which is then read as the place itself. */
export function answerToOffer(input: Input, form: FormState): 'yes' | 'no' | null {
  const answer = offeredPlace(form) && !input.place && !input.media.length ? readYesNo(input.text) : null;
  return answer === null ? null : answer ? 'yes' : 'no';
}

/** The offer is over; hands back the place that was offered. */
export function closeOffer(form: FormState): GivenPlace | null {
  const offered = offeredPlace(form);
  delete form.notes[OFFERED];
  return offered;
}

/** Not there: what was accepted before is again, or the place is asked for as usual. */
export function declineOffer(form: FormState): Reading<PlaceValue> {
  closeOffer(form);
  form.notes[DECLINED] = 'yes';
  if (!(ACCEPTED_AS_IT_WAS in form.notes)) return { again: null };
  delete form.notes[ACCEPTED_AS_IT_WAS];
  return settled(form, wasTold(form) ? soFar(form) : nowhere());
}

/** True when the offer is to be put at once: the place is asked for now, or nothing else is. */
export function isTurnOfPlace(spec: FormSpec, form: FormState): boolean {
  return form.asked === null || slotOf(spec, form.asked)?.name === 'place';
}
