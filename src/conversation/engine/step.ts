import type { Finding } from '../../evidence';
import type { ListedLine } from '../../shared/chat';
import type { Call, Outcome } from '../flows/calls';
import { MAX_TEXT, readAbuse, readChoice, readCommand, readEmergency, readLabel } from '../understanding';
import { cloneJson } from './clone';
import { obey } from './commands';
import type { Effect } from './effects';
import type { Flow } from './flow';
import { fillForm } from './filling';
import { formOf, redirectEmergency, repeatOpenQuestion, stalePress } from './interruptions';
import { isEmpty, type Input } from './input';
import { pick } from './pick';
import type { MenuState, Session } from './session';
import { engineTexts } from './engine.texts';
import { tick } from './timers';
import { Turn } from './turn';
import type { World } from './world';

/** What a conversation reacts to. */
export type StepEvent =
  | { type: 'message'; input: Input }
  | { type: 'outcome'; input: Input; declined: readonly string[]; flow: string; call: Call; outcome: Outcome }
  | { type: 'timer'; which: 'remind' | 'expire'; input: Input }
  | { type: 'found'; findings: readonly Finding[]; input: Input };

export interface StepResult {
  session: Session;
  effects: Effect[];
  /** What was heard in the end, and who left it to the others: an outcome goes on with both. */
  input: Input;
  declined: readonly string[];
}

/** One step of one conversation: pure, and total, whatever was said. */
export function step(before: Session, event: StepEvent, world: World, flows: readonly Flow[]): StepResult {
  const turn = new Turn(cloneJson(before), world, event.input, event.type === 'outcome' ? event.declined : []);
  if (event.type === 'timer') tick(turn, flows, event.which);
  else if (event.type === 'found') event.findings.forEach((one) => flows.some((flow) => flow.noticed?.(turn, one)));
  else if (event.type === 'outcome') flowNamed(flows, event.flow)?.resume?.(turn, event.call, event.outcome);
  else hear(turn, flows);
  if (turn.reread) {
    turn.input = turn.reread;
    understand(turn, flows, { emergencies: false });
  }
  if (turn.wantsQuestion) repeatOpenQuestion(turn, flows);
  setTimers(turn);
  return { session: turn.session, effects: turn.effects, input: turn.input, declined: [...turn.declined] };
}

function hear(turn: Turn, flows: readonly Flow[]): void {
  if (turn.session.scope === 'group') return hearGroup(turn, flows);
  if (isEmpty(turn.input) && !turn.input.startPayload) {
    if (!turn.input.tooLarge) return sayUnreadable(turn);
    sayLeftOut(turn);
    turn.wantsQuestion = true;
    return;
  }
  turn.session.unreadable = 0;
  understand(turn, flows, { emergencies: true });
}

/** What people there say to each other is not for us, however long or large it is. */
function hearGroup(turn: Turn, flows: readonly Flow[]): void {
  if (flows.some((flow) => flow.hears?.(turn))) sayLeftOut(turn);
}

const MEGABYTE = 1_048_576;

type Take = (turn: Turn, flows: readonly Flow[]) => boolean;

/** The order of understanding: the first that takes the message wins. */
const ORDER: readonly Take[] = [relayed, pressed, chosenByWords, obeyed, quoted, answered, filled, opened];

/** Hears a message in its order; `emergencies` false when it was said already that this is none. */
export function understand(turn: Turn, flows: readonly Flow[], options: { emergencies: boolean }): void {
  if (options.emergencies && isEmergency(turn)) return;
  // What is heard anew was told of the first time.
  if (options.emergencies) sayLeftOut(turn);
  if (!ORDER.some((take) => take(turn, flows))) sayLost(turn);
}

/** Tells what of the message is not kept: the end of long words, and files that are too large. */
function sayLeftOut(turn: Turn): void {
  const texts = engineTexts[turn.language];
  const { maxMediaBytes } = turn.world.city.policy;
  if (turn.input.cut) turn.say(texts.tooLong(MAX_TEXT));
  if (turn.input.tooLarge) turn.say(texts.tooLarge(Math.floor(maxMediaBytes / MEGABYTE)));
}

/** While a person of staff holds the chat everything said is for them. */
function relayed(turn: Turn, flows: readonly Flow[]): boolean {
  return turn.session.relay !== null && flows.some((flow) => flow.relayed?.(turn));
}

function obeyed(turn: Turn, flows: readonly Flow[]): boolean {
  const { input } = turn;
  const command = input.media.length || input.edited ? null : readCommand(input.text);
  return command !== null && obey(turn, flows, command);
}

function quoted(turn: Turn, flows: readonly Flow[]): boolean {
  return turn.input.replySubject !== null && flows.some((flow) => flow.quoted?.(turn));
}

function answered(turn: Turn, flows: readonly Flow[]): boolean {
  const { awaiting } = turn.session;
  return awaiting !== null && flowNamed(flows, awaiting.flow)?.answer?.(turn, awaiting) === true;
}

function filled(turn: Turn, flows: readonly Flow[]): boolean {
  const open = formOf(turn, flows);
  if (open) fillForm(turn, flows, open.spec, open.form);
  return open !== null;
}

function opened(turn: Turn, flows: readonly Flow[]): boolean {
  if (readAbuse(turn.input.text) || !flows.some((flow) => flow.opens?.(turn))) return false;
  turn.session.lost = 0;
  return true;
}

/** Nothing is open and nobody knows what to do with it: what to say instead, in other words each time. */
function sayLost(turn: Turn): void {
  const { session, input } = turn;
  const texts = engineTexts[turn.language];
  if (readAbuse(input.text)) turn.say(texts.calm);
  turn.say(pick(texts.lost, session.lost));
  session.lost += 1;
}

function isEmergency(turn: Turn): boolean {
  const { input } = turn;
  const found = input.text && !input.edited ? readEmergency(input.text) : null;
  if (!found) return false;
  redirectEmergency(turn, found);
  return true;
}

function pressed(turn: Turn, flows: readonly Flow[]): boolean {
  const { token, listed, replySubject } = turn.input;
  if (token === null) {
    // A list about a ticket is read by the ticket.
    if (!listed || replySubject !== null || isShown(turn.session.menu, listed)) return false;
    stalePress(turn, flows);
    return true;
  }
  press(turn, flows, token);
  return true;
}

/** Whether the lines are of this menu, however blanks were cut on the way. */
function isShown(menu: MenuState | null, lines: readonly ListedLine[]): boolean {
  const bare = (words: string | undefined): string | undefined => words?.replace(/\s+/gu, '');
  return menu !== null && lines.every(({ number, label }) => bare(menu.choices[number - 1]?.label) === bare(label));
}

function press(turn: Turn, flows: readonly Flow[], token: string): void {
  const match = /^m(\d+)\.(\d+)$/.exec(token);
  const { menu } = turn.session;
  const choice = match && menu && Number(match[1]) === menu.serial ? menu.choices[Number(match[2])] : undefined;
  if (menu && choice) return choose(turn, flows, menu.flow, choice.value);
  if (!match && flows.some((flow) => flow.pressed?.(turn, token))) return;
  stalePress(turn, flows);
}

function chosenByWords(turn: Turn, flows: readonly Flow[]): boolean {
  const { menu } = turn.session;
  const { input } = turn;
  if (!menu || !input.text || input.media.length || input.place || input.edited) return false;
  const labels = menu.choices.map((choice) => choice.label);
  const index = readChoice(input.text, labels);
  const choice = index === null ? undefined : menu.choices[index];
  if (!choice) return false;
  const isLabel = readLabel(input.text, labels) !== null;
  if (isLabel || !passesOver(turn, menu)) choose(turn, flows, menu.flow, choice.value);
  return true;
}

/**
 * Passes over a number said twice while the answer was on its way: the list it was meant for is answered, this one was
 * not yet seen. Where that is only reckoned, the question comes again: nobody is left without an answer.
 */
function passesOver(turn: Turn, { at = 0 }: MenuState): boolean {
  // A list of the future was offered before the clock was set back: when it was is not known.
  if (at > turn.world.now.getTime()) return false;
  if (turn.input.receivedAt <= at) return true;
  turn.wantsQuestion = turn.session.form !== null && turn.input.knowsUntil <= at;
  return turn.wantsQuestion;
}

function choose(turn: Turn, flows: readonly Flow[], owner: string, value: string): void {
  if (owner === ENGINE) return chooseOfEngine(turn, flows, value);
  flowNamed(flows, owner)?.chose(turn, value);
}

/** The name in which the engine itself offers choices. */
export const ENGINE = 'engine';

function chooseOfEngine(turn: Turn, flows: readonly Flow[], value: string): void {
  const { session } = turn;
  turn.closeMenu();
  if (value === 'restore') {
    session.form = session.dropped;
    session.dropped = null;
    return repeatOpenQuestion(turn, flows);
  }
  if (value.startsWith('language:')) {
    session.language = value === 'language:en' ? 'en' : 'zh-CN';
    turn.say(engineTexts[turn.language].languageIs);
    return repeatOpenQuestion(turn, flows);
  }
  if (value === 'notEmergency' && session.held) {
    const text = session.held;
    session.held = null;
    turn.reread = { ...turn.input, token: null, text };
    return;
  }
  session.held = null;
  turn.say(engineTexts[turn.language].callFirst);
  repeatOpenQuestion(turn, flows);
}

function sayUnreadable(turn: Turn): void {
  const { session } = turn;
  session.unreadable += 1;
  if (session.unreadable > 1) return;
  turn.say(engineTexts[turn.language].unreadable(turn.input.unsupported[0] ?? ''));
}

function flowNamed(flows: readonly Flow[], name: string): Flow | undefined {
  return flows.find((flow) => flow.name === name);
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** While a form is open the person is reminded once, and in the end it is let go. */
function setTimers(turn: Turn): void {
  const { session, world } = turn;
  const { draftReminderMinutes, draftExpiryDays } = world.city.policy;
  const now = world.now.getTime();
  const { form, relay } = session;
  const remindAt = form && !form.reminded ? now + draftReminderMinutes * MINUTE : null;
  session.remindAt = relay?.until ?? remindAt;
  session.expireAt = form ? now + draftExpiryDays * DAY : null;
}
