import type { Finding } from '../../../evidence';
import type { OpenOutcome } from '../../../tickets';
import { engineTexts } from '../../engine/engine.texts';
import type { Flow } from '../../engine/flow';
import { askAgain, fill, goOn, noticeOthers, reopen, settle, slotOf, valueOf } from '../../engine/form';
import type { GivenMedia } from '../../engine/input';
import type { FormState } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { when } from '../when';
import { complaintForm, COMPLAINT_VERSION } from './file-complaint.form';
import { FILE_COMPLAINT } from './file-complaint.slots';
import { fileComplaintTexts as texts, type Receipt } from './file-complaint.texts';
import { confirmed } from './hand-in';
import { joiningTexts } from './joining.texts';
import { answerOffer, goOnWith, JOINS, offered } from './joining';
import { placeOfPayload } from './place-payload';
import { isTurnOfPlace, keepPhotoPlace } from './slots/photo-place';
import { saysSomething } from './slots/story.slot';
import { dropLost } from './lost-media';
import { answerWhetherHeard, askWhetherHeard, CONFIRMS_WORDS, holds, whetherHeard } from './voice-words';

/** Opens on whatever a resident says, collects what is missing, shows it, and hands it in once. */
export const fileComplaint: Flow = {
  name: FILE_COMPLAINT,
  form: complaintForm,
  commands: {
    new: (turn) => begin(turn),
    start: (turn) => begin(turn),
    submit: (turn) => submitByWord(turn),
    done: (turn) => done(turn),
  },
  opens: (turn) => {
    const { input } = turn;
    const sent = input.media.length > 0 || input.place !== null || input.phone !== null;
    const told = sent || saysSomething(input.text) || input.startPayload !== null;
    if (told && !input.edited) openWith(turn);
    return told;
  },
  chose: (turn, value) => choose(turn, value),
  answer: (turn, { what }) => {
    if (what === JOINS) return answerOffer(turn);
    return what === CONFIRMS_WORDS && answerWhetherHeard(turn);
  },
  noticed: (turn, finding) => notice(turn, finding),
  resume: (turn, _call, outcome) => {
    if (outcome.did === 'alike') goOnWith(turn, outcome.matter);
    else if (outcome.did === 'open') handedIn(turn, outcome.opened);
  },
};

function begin(turn: Turn): void {
  const { form } = turn.session;
  const said = texts[turn.language];
  if (form) {
    turn.say(said.filling);
    return askAgain(complaintForm, form, turn);
  }
  const opened = newForm(turn);
  if (turn.input.startPayload) takePayload(turn, opened);
  turn.say(said.emptyGreeting(turn.world.city.policy.emergencyNumbers));
  goOn(complaintForm, opened, turn);
}

/** The first message is the story, and whatever else stands in it is taken too. */
function openWith(turn: Turn): void {
  const { input } = turn;
  if (input.startPayload && !input.text) return begin(turn);
  const form = newForm(turn);
  if (input.startPayload) takePayload(turn, form);
  if (saysSomething(input.text)) {
    const story = slotOf(complaintForm, 'story')?.read(input, form, turn);
    if (story && 'got' in story) fill(form, 'story', story.got, input);
  }
  const filled = noticeOthers(complaintForm, form, turn, null);
  // Without a story it would look as if what was sent had not come.
  if (filled.length && !('story' in form.slots))
    turn.say(engineTexts[turn.language].noted(namesOf(filled, form, turn)));
  goOn(complaintForm, form, turn);
}

/** What was noted, by its name; of media, what they are. */
function namesOf(names: readonly string[], form: FormState, turn: Turn): string[] {
  return names.map((name) => {
    const slot = slotOf(complaintForm, name);
    if (slot?.name === 'evidence') return slot.show(form.slots.evidence, turn);
    return slot?.label[turn.language] ?? name;
  });
}

function newForm(turn: Turn): FormState {
  const form: FormState = {
    flow: FILE_COMPLAINT,
    version: COMPLAINT_VERSION,
    draftId: turn.world.draftId,
    slots: {},
    skipped: [],
    answered: [],
    asked: null,
    misses: 0,
    notes: {},
    messages: [],
    startedAt: turn.world.now.getTime(),
    reminded: false,
  };
  turn.session.form = form;
  turn.session.awaiting = null;
  return form;
}

function takePayload(turn: Turn, form: FormState): void {
  const place = placeOfPayload(turn.input.startPayload ?? '', turn.world);
  if (place) fill(form, 'place', place, null);
}

/** Choices that are no slot's; what stands behind the colon is given. */
const BESIDE_SLOTS: Record<string, (turn: Turn, form: FormState, rest: string) => void> = {
  submit: (turn, form) => confirmed(form, turn),
  [JOINS]: offered,
  heard: (turn, _form, rest) => whetherHeard(turn, rest),
  change,
};

function choose(turn: Turn, value: string): void {
  const { form } = turn.session;
  if (!form) return;
  const [name = '', rest = ''] = cut(value);
  const beside = BESIDE_SLOTS[name];
  if (beside) return beside(turn, form, rest);
  const slot = slotOf(complaintForm, name);
  const reading = slot?.choose(rest, form, turn);
  if (slot && reading) settle(complaintForm, form, turn, slot, reading);
  else goOn(complaintForm, form, turn);
}

/** What was found in a photo or a voice note of the open form, or that it could not be had. */
function notice(turn: Turn, finding: Finding): boolean {
  const { place, words, lost } = finding;
  const { form } = turn.session;
  if (form?.flow !== FILE_COMPLAINT || !holds(form, finding)) return false;
  if (lost !== null) dropLost(turn, form, finding);
  if (place && keepPhotoPlace(form, place, turn) && isTurnOfPlace(complaintForm, form)) goOn(complaintForm, form, turn);
  if (words) askWhetherHeard(turn, form, words);
  return true;
}

function change(turn: Turn, form: FormState, name: string): void {
  // Photos are the one line that is added to; taking them away starts anew.
  if (name === 'evidence') delete form.slots.evidence;
  reopen(complaintForm, form, turn, name);
}

function cut(value: string): [string, string] {
  const at = value.indexOf(':');
  return at < 0 ? [value, ''] : [value.slice(0, at), value.slice(at + 1)];
}

/** "Submit" as words: hands in at the summary, and elsewhere asks for what is still open. */
function submitByWord(turn: Turn): void {
  const { form } = turn.session;
  if (!form) return begin(turn);
  if (form.asked === null) return confirmed(form, turn);
  turn.say(texts[turn.language].filling);
  askAgain(complaintForm, form, turn);
}

function done(turn: Turn): void {
  const { form } = turn.session;
  if (!form) return begin(turn);
  const slot = slotOf(complaintForm, form.asked);
  if (slot?.name !== 'evidence') return askAgain(complaintForm, form, turn);
  settle(complaintForm, form, turn, slot, { got: valueOf<GivenMedia[]>(form, 'evidence') ?? [] });
}

function receiptOf({ joined, praise }: Extract<OpenOutcome, { ok: true }>, turn: Turn): (told: Receipt) => string {
  const said = texts[turn.language];
  if (praise) return said.praiseReceipt;
  return joined ? joiningTexts[turn.language].receipt : said.receipt;
}

function handedIn(turn: Turn, opened: OpenOutcome): void {
  const { session } = turn;
  const said = texts[turn.language];
  if (!opened.ok) {
    const { code } = opened.refusal;
    turn.say(said.refusals[code] ?? said.refusals['ticket.tooMany'] ?? code);
    return;
  }
  session.form = null;
  session.dropped = null;
  session.ticket = opened.number;
  session.filed = true;
  turn.closeMenu();
  const by = when(turn, opened.resolveBy);
  const { number, unit, again } = opened;
  const words = receiptOf(opened, turn);
  turn.say(words({ number, unit: unit.name[turn.language], by, again }), { receipt: true, subject: opened.ticketId });
}
