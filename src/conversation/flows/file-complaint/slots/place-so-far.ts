import type { Reading } from '../../../engine/form';
import type { FormState } from '../../../engine/session';
import type { PlaceValue } from '../file-complaint.slots';

const NOTES = ['partial', 'candidates', 'named', 'photoPlace', 'placeAccepted'];

/** A place of which nothing is known. */
export function nowhere(): PlaceValue {
  return { text: null, lat: null, lon: null, district: null, street: null };
}

/** What is known of the place while its question is open. */
export function soFar(form: FormState): PlaceValue {
  return form.notes.partial ? (JSON.parse(form.notes.partial) as PlaceValue) : nowhere();
}

/** Something was said of the place already, though no street could be told. */
export function wasTold(form: FormState): boolean {
  return 'partial' in form.notes;
}

/** Keeps what was said until the street is told. */
export function keepSoFar(form: FormState, value: PlaceValue): void {
  form.notes.partial = JSON.stringify(value);
}

/** Keeps the streets that are to be chosen from, and the words that name them all. */
export function keepCandidates(form: FormState, streets: readonly { street: string }[], named: string): void {
  form.notes.candidates = streets.map(({ street }) => street).join(',');
  form.notes.named = named;
}

/** The streets to choose from; empty when there is no such choice. */
export function candidatesOf(form: FormState): string[] {
  return (form.notes.candidates ?? '').split(',').filter(Boolean);
}

/** The answer, and its notes forgotten. */
export function settled(form: FormState, value: PlaceValue): Reading<PlaceValue> {
  for (const note of NOTES) delete form.notes[note];
  return { got: value };
}
