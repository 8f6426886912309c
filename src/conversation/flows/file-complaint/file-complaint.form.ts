import type { FormSpec, SlotSpec } from '../../engine/form';
import { fill } from '../../engine/form';
import type { Input } from '../../engine/input';
import type { FormState, OfferedChoice } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { FILE_COMPLAINT } from './file-complaint.slots';
import { confirmed } from './hand-in';
import { JOINS } from './joining';
import { fileComplaintTexts as texts } from './file-complaint.texts';
import { categorySlot } from './slots/category.slot';
import { contactSlot } from './slots/contact.slot';
import { evidenceSlot } from './slots/evidence.slot';
import { happenedSlot } from './slots/happened.slot';
import { kindSlot } from './slots/kind.slot';
import { opennessSlot } from './slots/openness.slot';
import { placeSlot } from './slots/place.slot';
import { addToStory, saysSomething, storySlot, tellsOnlyWhere } from './slots/story.slot';

/** Raise it when a slot changes its shape, teach `migrate` the way up, and keep a fixture of the old version. */
export const COMPLAINT_VERSION = 1;

const SHORTEST_STRAY = 6;

/** The complaint's form: what is asked, in this order. */
export const complaintForm: FormSpec = {
  flow: FILE_COMPLAINT,
  version: COMPLAINT_VERSION,
  slots: [
    storySlot,
    kindSlot,
    categorySlot,
    placeSlot,
    happenedSlot,
    evidenceSlot,
    contactSlot,
    opennessSlot,
  ] as SlotSpec[],
  migrate: (form) => form,
  summarise: (form, turn) => {
    // An offer to join is void once the summary stands there again: "yes" means the summary.
    if (turn.session.awaiting?.what === JOINS) turn.session.awaiting = null;
    turn.ask(FILE_COMPLAINT, summary(form, turn));
  },
  confirm: (form, turn) => confirmed(form, turn),
  keepStray: (input, form, turn) => {
    if (form.asked === null && takePlace(input, form, turn)) return 'place';
    const story = form.slots.story;
    if (typeof story !== 'string' || input.text.length < SHORTEST_STRAY || !saysSomething(input.text)) return null;
    // Said before: saying it again does not answer the question either.
    if (story.includes(input.text)) return null;
    fill(form, 'story', addToStory(story, input.text), input);
    return 'story';
  },
};

/** At the summary a place and nothing else puts the place right. */
function takePlace(input: Input, form: FormState, turn: Turn): boolean {
  const reading = tellsOnlyWhere(input.text, turn) ? placeSlot.read(input, form, turn) : null;
  if (!reading || !('got' in reading)) return false;
  fill(form, 'place', reading.got, input);
  return true;
}

function summary(
  form: FormState,
  turn: Turn,
): { prompt: string; rows: { label: string; value: string }[]; choices: OfferedChoice[] } {
  const said = texts[turn.language];
  const shown = complaintForm.slots.filter((slot) => slot.need(form, turn) !== 'none');
  return {
    prompt: said.summary,
    rows: shown.map((slot) => ({ label: slot.label[turn.language], value: valueText(slot, form, turn) })),
    choices: [
      { label: said.submit, value: 'submit' },
      ...shown.map((slot) => ({ label: said.change(slot.label[turn.language]), value: `change:${slot.name}` })),
    ],
  };
}

function valueText(slot: SlotSpec, form: FormState, turn: Turn): string {
  return slot.name in form.slots ? slot.show(form.slots[slot.name], turn) : texts[turn.language].none;
}
