import type { ServiceRequest } from '../../../tickets';
import { valueOf } from '../../engine/form';
import type { GivenMedia } from '../../engine/input';
import { residentKeyOf } from '../../engine/resident-key';
import type { FormState } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { FILE_COMPLAINT, type ContactValue, type HappenedValue, type PlaceValue } from './file-complaint.slots';

/** The form is confirmed: before it is handed in it is looked whether somebody else reported the same. */
export function confirmed(form: FormState, turn: Turn): void {
  turn.call(FILE_COMPLAINT, { do: 'alike', request: requestOf(form, turn) });
}

/**
 * Hands the form in, joined into an open matter when the resident wants it. The form stays until the city has answered,
 * and its draft's id makes a second hand-in harmless.
 */
export function handIn(form: FormState, turn: Turn, joins: string | null): void {
  const request = requestOf(form, turn);
  turn.call(FILE_COMPLAINT, { do: 'open', request: joins ? { ...request, joins } : request });
}

function requestOf(form: FormState, turn: Turn): ServiceRequest {
  const { address, person, language } = turn.session;
  return {
    draftId: form.draftId,
    kind: valueOf<ServiceRequest['kind']>(form, 'kind') ?? 'help',
    category: valueOf<string>(form, 'category') ?? 'other.other',
    story: valueOf<string>(form, 'story') ?? '',
    place: valueOf<PlaceValue>(form, 'place') ?? { text: null, lat: null, lon: null, district: null, street: null },
    happened: happenedOf(form),
    evidence: valueOf<GivenMedia[]>(form, 'evidence') ?? [],
    language,
    isPublic: valueOf<boolean>(form, 'openness') ?? false,
    contactPhone: valueOf<ContactValue>(form, 'contact')?.phone ?? null,
    resident: { key: residentKeyOf(address, person.id), address },
  };
}

function happenedOf(form: FormState): ServiceRequest['happened'] {
  const happened = valueOf<HappenedValue>(form, 'happened');
  if (!happened?.text) return null;
  return { text: happened.text, from: instant(happened.from), to: instant(happened.to) };
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
