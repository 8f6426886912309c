import type { Input } from './input';
import type { Language } from './language';
import type { FormState } from './session';
import type { Question, Turn } from './turn';

/** What a slot's reader makes of an answer. */
export type Reading<V = unknown> =
  /**
   * Understood. `stay`: the question stays open (more photos may come); `silent`: and nothing is said, for it was said
   * before. `say`: words that go before what follows.
   */
  | { got: V; stay?: boolean; silent?: boolean; say?: string }
  /** Not good enough: say why and ask again. */
  | { unclear: string }
  /** Understood, but another look at this question is needed (a longer list, a choice between two streets). */
  | { again: string | null };

/** Noticed and kept, but not yet enough to be the answer. */
export const KEPT = Symbol('kept');

/** One thing a form asks for. Pure: readers take what was said and the form so far. */
export interface SlotSpec<V = unknown> {
  name: string;
  /** Words people use for it when they correct it, in both languages. */
  aliases: string[];
  /** Its name on the summary. */
  label: Record<Language, string>;
  /** May it be left out, must it be had, or is it not wanted for what was said so far? */
  need(form: FormState, turn: Turn): 'required' | 'optional' | 'none';
  ask(form: FormState, turn: Turn): Question;
  /** Reads an answer to this slot's own question; null when it is none. */
  read(input: Input, form: FormState, turn: Turn): Reading<V> | null;
  /** What a choice of this slot's menu means. */
  choose(value: string, form: FormState, turn: Turn): Reading<V> | null;
  /** Takes its value from an answer to another question, if unmistakable there; null otherwise. */
  notice(input: Input, form: FormState, turn: Turn): V | typeof KEPT | null;
  /** How the value reads on the summary. */
  show(value: V, turn: Turn): string;
  /** What its value is when the person skips it after all though it is required; null when it cannot be skipped. */
  withoutAnswer?(form: FormState): V | null;
  /** "Back" inside a longer list: shows the list before it; false when the question itself is to be left. */
  stepBack?(form: FormState): boolean;
  /** True when any words could be its answer, so that questions and other slots are looked for first. */
  takesAnyWords: boolean;
  /** True when further values (a tenth photo) are taken without a word. */
  quiet?: boolean;
}

/** A form: its slots in the order they are asked, and what happens at the end. */
export interface FormSpec {
  flow: string;
  version: number;
  slots: SlotSpec[];
  /** Brings a form that was begun in an older version up to this one. */
  migrate(form: FormState): FormState;
  /** Every slot is answered or skipped: show the summary. */
  summarise(form: FormState, turn: Turn): void;
  /** "Yes" at the summary. */
  confirm(form: FormState, turn: Turn): void;
  /** Words that no reader knew but that are worth keeping; tells the slot that took them, or null. */
  keepStray(input: Input, form: FormState, turn: Turn): string | null;
}

/** The value of a slot, typed by who reads it. */
export function valueOf<V>(form: FormState, slot: string): V | null {
  return (form.slots[slot] as V | undefined) ?? null;
}

/** The first slot that still needs an answer, or null. */
export function nextSlot(spec: FormSpec, form: FormState, turn: Turn): SlotSpec | null {
  return spec.slots.find((slot) => isOpen(slot, form, turn)) ?? null;
}

function isOpen(slot: SlotSpec, form: FormState, turn: Turn): boolean {
  if (slot.name in form.slots) return false;
  const need = slot.need(form, turn);
  return need === 'required' || (need === 'optional' && !form.skipped.includes(slot.name));
}

/** Puts the next question, or the summary when nothing is open. */
export function goOn(spec: FormSpec, form: FormState, turn: Turn): void {
  const slot = nextSlot(spec, form, turn);
  const asked = slot?.name ?? null;
  if (asked !== form.asked) form.misses = 0;
  form.asked = asked;
  if (slot) turn.ask(spec.flow, slot.ask(form, turn));
  else spec.summarise(form, turn);
}

/** Puts the open question once more, as after an answer to something else. */
export function askAgain(spec: FormSpec, form: FormState, turn: Turn): void {
  const slot = slotOf(spec, form.asked);
  if (slot) turn.ask(spec.flow, slot.ask(form, turn));
  else goOn(spec, form, turn);
}

/** The slot by its name. */
export function slotOf(spec: FormSpec, name: string | null): SlotSpec | null {
  return spec.slots.find((slot) => slot.name === name) ?? null;
}

/** The message that gave an answer. */
type Said = Pick<Input, 'messageId' | 'text'>;

/** Writes an answer down, and which message gave it. */
export function fill(form: FormState, slot: string, value: unknown, said: Said | null): void {
  form.slots[slot] = value;
  form.skipped = form.skipped.filter((name) => name !== slot);
  form.answered = [...form.answered.filter((name) => name !== slot), slot];
  if (said?.messageId) remember(form, { id: said.messageId, slot, words: said.text });
}

const REMEMBERED_MESSAGES = 40;

function remember(form: FormState, one: FormState['messages'][number]): void {
  const others = form.messages.filter(({ id, slot }) => id !== one.id || slot !== one.slot);
  form.messages = [...others, one].slice(-REMEMBERED_MESSAGES);
}

/** Lets every other slot take what it cannot mistake in this message. Tells which were filled. */
export function noticeOthers(spec: FormSpec, form: FormState, turn: Turn, except: string | null): string[] {
  const filled: string[] = [];
  for (const slot of spec.slots) {
    if (slot.name === except || slot.need(form, turn) === 'none') continue;
    const value = slot.notice(turn.input, form, turn);
    if (value === null) continue;
    if (value !== KEPT) fill(form, slot.name, value, turn.input);
    filled.push(slot.name);
  }
  return filled;
}

/** Carries out what a reader made of an answer to `slot`, and goes on. */
export function settle(spec: FormSpec, form: FormState, turn: Turn, slot: SlotSpec, reading: Reading): void {
  if ('unclear' in reading) {
    form.misses += 1;
    turn.say(reading.unclear);
    form.asked = slot.name;
    turn.ask(spec.flow, slot.ask(form, turn));
    return;
  }
  if ('again' in reading) {
    if (reading.again) turn.say(reading.again);
    form.asked = slot.name;
    turn.ask(spec.flow, slot.ask(form, turn));
    return;
  }
  fill(form, slot.name, reading.got, turn.input);
  form.misses = 0;
  if (reading.silent) return;
  if (reading.say) turn.say(reading.say);
  if (reading.stay) {
    form.asked = slot.name;
    turn.ask(spec.flow, slot.ask(form, turn));
    return;
  }
  goOn(spec, form, turn);
}

/** Takes the last answer back and asks for it anew; false when there is none. */
export function goBack(spec: FormSpec, form: FormState, turn: Turn): boolean {
  const last = lastAnswered(spec, form);
  if (!last) return false;
  delete form.slots[last];
  form.answered = form.answered.filter((name) => name !== last);
  form.skipped = form.skipped.filter((name) => name !== last);
  form.notes = {};
  reopen(spec, form, turn, last);
  return true;
}

/** Asks for one slot, whatever else is open. */
export function reopen(spec: FormSpec, form: FormState, turn: Turn, name: string): void {
  const slot = slotOf(spec, name);
  if (!slot) return goOn(spec, form, turn);
  form.asked = name;
  form.misses = 0;
  turn.ask(spec.flow, slot.ask(form, turn));
}

/** The question before the open one: what was answered or skipped last, in the order of asking. */
function lastAnswered(spec: FormSpec, form: FormState): string | null {
  const done = (name: string): boolean => form.answered.includes(name) || form.skipped.includes(name);
  const openAt = form.asked ? spec.slots.findIndex((slot) => slot.name === form.asked) : spec.slots.length;
  const before = spec.slots.slice(0, openAt).filter((slot) => done(slot.name));
  return before.at(-1)?.name ?? form.answered.at(-1) ?? null;
}

/** Leaves the open question without an answer; false when it must be answered. */
export function skip(spec: FormSpec, form: FormState, turn: Turn): boolean {
  const slot = slotOf(spec, form.asked);
  if (!slot) return false;
  if (slot.need(form, turn) === 'optional') {
    if (!(slot.name in form.slots)) form.skipped = [...form.skipped.filter((name) => name !== slot.name), slot.name];
    goOn(spec, form, turn);
    return true;
  }
  const value = slot.withoutAnswer?.(form) ?? null;
  if (value === null) return false;
  fill(form, slot.name, value, null);
  goOn(spec, form, turn);
  return true;
}
