import { readAbuse, readCorrection, readGreeting, readLanguageName, readQuestion, readYesNo } from '../understanding';
import { engineTexts } from './engine.texts';
import type { Flow } from './flow';
import { askAgain, fill, goOn, noticeOthers, reopen, settle, slotOf, type FormSpec, type SlotSpec } from './form';
import type { FormState } from './session';
import type { Turn } from './turn';

interface Filling {
  turn: Turn;
  flows: readonly Flow[];
  spec: FormSpec;
  form: FormState;
  /** The slot whose question is open; null at the summary. */
  slot: SlotSpec | null;
}

/**
 * A message while a form is open, in this order: an edit, a correction, yes to the summary, word of a ticket, the slot asked
 * for, a side question, a choice made before, the slot again if any words will do, other slots, words worth keeping.
 */
const ORDER: readonly ((filling: Filling) => boolean)[] = [
  ({ turn, spec, form }) => turn.input.edited && takeEdit(turn, spec, form),
  ({ turn, spec, form }) => takeCorrection(turn, spec, form),
  takeYes,
  digressed,
  (filling) => !filling.slot?.takesAnyWords && takeAnswer(filling),
  ({ turn, spec, form }) => answerQuestion(turn, spec, form),
  saysAgain,
  (filling) => !readAbuse(filling.turn.input.text) && takeAnswer(filling),
  ({ turn, spec, form }) => takeOthers(turn, spec, form),
  ({ turn, spec, form }) => keepStray(turn, spec, form),
];

/** Takes a message while a form is open; where nobody knows what to do with it, there is a way out. */
export function fillForm(turn: Turn, flows: readonly Flow[], spec: FormSpec, form: FormState): void {
  const filling: Filling = { turn, flows, spec, form, slot: slotOf(spec, form.asked) };
  if (!ORDER.some((take) => take(filling))) notUnderstood(turn, spec, form);
}

function takeYes({ turn, spec, form, slot }: Filling): boolean {
  if (slot || readYesNo(turn.input.text) !== true) return false;
  spec.confirm(form, turn);
  return true;
}

function takeAnswer({ turn, spec, form, slot }: Filling): boolean {
  const reading = slot?.read(turn.input, form, turn);
  if (!slot || !reading) return false;
  if ('got' in reading) noticeOthers(spec, form, turn, slot.name);
  settle(spec, form, turn, slot, reading);
  return true;
}

function takeOthers(turn: Turn, spec: FormSpec, form: FormState): boolean {
  const before = { ...form.slots };
  const filled = noticeOthers(spec, form, turn, form.asked);
  if (!filled.length) return false;
  if (filled.every((name) => name in before && slotOf(spec, name)?.quiet)) return true;
  const texts = engineTexts[turn.language];
  const names = filled.map((name) => slotOf(spec, name)?.label[turn.language] ?? name);
  const changed = filled.some((name) => name in before);
  turn.say(changed ? texts.updated(names) : texts.noted(names));
  goOn(spec, form, turn);
  return true;
}

/** A choice of a question that was answered, said once more by somebody who saw no answer to it: no part of the story. */
function saysAgain({ turn, spec, form }: Filling): boolean {
  const words = turn.input.text.trim();
  if (!words || turn.input.media.length) return false;
  const settled = spec.slots.filter(
    ({ name }) => name !== form.asked && (name in form.slots || form.skipped.includes(name)),
  );
  if (!settled.some((slot) => slot.ask(form, turn).choices?.some(({ label }) => label === words))) return false;
  turn.say(engineTexts[turn.language].chosenBefore);
  form.misses += 1;
  askAgain(spec, form, turn);
  return true;
}

/** Words that answer nothing are still the person's story: kept, said so, and the question put again. */
function keepStray(turn: Turn, spec: FormSpec, form: FormState): boolean {
  const name = turn.input.text && !readAbuse(turn.input.text) ? spec.keepStray(turn.input, form, turn) : null;
  if (!name) return false;
  const label = slotOf(spec, name)?.label[turn.language] ?? name;
  turn.say(engineTexts[turn.language].added(label));
  // The question that follows is put in other words, should this go on.
  form.misses += 1;
  askAgain(spec, form, turn);
  return true;
}

/** An edited message corrects what it filled; one that filled nothing is let be. */
function takeEdit(turn: Turn, spec: FormSpec, form: FormState): boolean {
  const filled = form.messages.filter(({ id }) => id === turn.input.messageId);
  const corrected: string[] = [];
  for (const { slot: name, words } of filled) {
    const slot = slotOf(spec, name);
    const reading = slot?.read({ ...turn.input, text: amended(form.slots[name], words, turn.input.text) }, form, turn);
    if (!slot || !reading || !('got' in reading)) continue;
    fill(form, name, reading.got, turn.input);
    corrected.push(slot.label[turn.language]);
  }
  if (!corrected.length) return true;
  turn.say(engineTexts[turn.language].updated(corrected));
  goOn(spec, form, turn);
  return true;
}

/** Where the message's words are part of a longer answer, only that part is changed. */
function amended(answer: unknown, words: string | undefined, edited: string): string {
  return typeof answer === 'string' && words && answer.includes(words) ? answer.replace(words, edited) : edited;
}

function takeCorrection(turn: Turn, spec: FormSpec, form: FormState): boolean {
  const { text } = turn.input;
  if (!text || turn.input.media.length || !form.answered.length) return false;
  const found = readCorrection(
    text,
    spec.slots.map(({ name, aliases }) => ({ name, aliases })),
  );
  if (!found) return false;
  if (found.slot === null) return found.value !== null && replaceWords(turn, spec, form, found.value, found.old);
  const slot = slotOf(spec, found.slot);
  if (!slot || slot.need(form, turn) === 'none') return false;
  if (!found.value) {
    form.notes = {};
    reopen(spec, form, turn, slot.name);
    return true;
  }
  return correct(turn, spec, form, slot, found.value);
}

function correct(turn: Turn, spec: FormSpec, form: FormState, slot: SlotSpec, value: string): boolean {
  const reading = slot.read({ ...turn.input, text: value }, form, turn);
  if (!reading) {
    reopen(spec, form, turn, slot.name);
    return true;
  }
  if ('got' in reading) {
    turn.say(engineTexts[turn.language].updated([slot.label[turn.language]]));
    settle(spec, form, turn, slot, { got: reading.got });
    return true;
  }
  settle(spec, form, turn, slot, reading);
  return true;
}

/** "Not three, four": the slot whose words hold the old value gets the new one in its place. */
function replaceWords(turn: Turn, spec: FormSpec, form: FormState, value: string, old: string | null): boolean {
  if (!old) return false;
  for (const name of [...form.answered].reverse()) {
    const slot = slotOf(spec, name);
    const words = textOf(form.slots[name]);
    if (slot && words?.includes(old)) return correct(turn, spec, form, slot, words.replace(old, value));
  }
  return false;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const text = (value as { text?: unknown } | null | undefined)?.text;
  return typeof text === 'string' ? text : null;
}

/** What is said of a ticket is no answer to the open question; the flow leads back itself, when it has its own answer. */
function digressed({ turn, flows }: Filling): boolean {
  const { text, media } = turn.input;
  return text !== '' && !media.length && flows.some((flow) => flow.digress?.(turn));
}

function answerQuestion(turn: Turn, spec: FormSpec, form: FormState): boolean {
  const { text } = turn.input;
  if (!text || turn.input.media.length) return false;
  const question = readQuestion(text);
  const said = engineTexts[turn.language];
  if (switchLanguage(turn, text)) turn.say(engineTexts[turn.language].languageIs);
  else if (question) turn.say(said.questions[question]);
  else if (readGreeting(text)) turn.say(said.courtesy);
  else return false;
  askAgain(spec, form, turn);
  return true;
}

/** "English" in the middle of a form is a wish, when we do not speak it already. */
function switchLanguage(turn: Turn, text: string): boolean {
  const named = readLanguageName(text);
  if (!named || named === turn.language) return false;
  turn.session.language = named;
  return true;
}

/** Never a dead end and never the same sentence three times: rephrase, then an example, then a way round. */
function notUnderstood(turn: Turn, spec: FormSpec, form: FormState): void {
  const texts = engineTexts[turn.language];
  if (turn.input.text && readAbuse(turn.input.text)) {
    turn.say(texts.calm);
  } else {
    const slot = slotOf(spec, form.asked);
    const way = slot && slot.need(form, turn) === 'optional' ? texts.wayRoundSkip : texts.wayRound;
    const choices = turn.session.menu?.choices.length ?? 0;
    const said = [texts.notUnderstood, choices > 1 ? texts.notUnderstoodAgain : texts.notUnderstoodWords, way];
    turn.say(said[form.misses < 3 ? form.misses : 1 + (form.misses % 2)] ?? texts.notUnderstood);
  }
  form.misses += 1;
  askAgain(spec, form, turn);
}
