import { parseCallbackToken, type Callback, type CallbackSaid, type Satisfaction } from '../../../tickets';
import type { Flow } from '../../engine/flow';
import type { Input } from '../../engine/input';
import { residentKeyOf } from '../../engine/resident-key';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readRating } from '../../understanding';
import type { Call, Outcome } from '../calls';
import { callbackTexts as texts } from './callback.texts';
import { readContacted, readVerdict } from './verdict';

const CALLBACK = 'callback';
/** What is asked after the verdict: what is wrong, how satisfied, whether anybody was in touch, what else. */
const WRONG = 'wrong';
const SATISFIED = 'satisfied';
const CONTACTED = 'contacted';
const MORE = 'more';
const WHICH = 'which';
/** Words were taken; they may have been meant as something new. */
const TAKEN = 'taken';

/**
 * 回访: whether it is solved, how satisfied, whether anybody was in touch, and what else there is to say. The two buttons are good in the middle of
 * anything; what comes after is asked only when nothing else is open.
 */
export const callback: Flow = {
  name: CALLBACK,
  pressed: (turn, token) => press(turn, token),
  quoted: (turn) => hear(turn),
  opens: (turn) => hear(turn),
  chose: (turn, value) => choose(turn, value),
  answer: (turn, awaiting) => answer(turn, awaiting),
  resume: (turn, call, outcome) => goOn(turn, call, outcome),
};

function press(turn: Turn, token: string): boolean {
  const pressed = parseCallbackToken(token);
  if (!pressed || turn.session.scope !== 'private') return false;
  say(turn, pressed.id, { solved: pressed.answer === 'yes' });
  return true;
}

/** Plain words after the question, or in reply to it where there are no buttons; only who has handed something in can have been asked. */
function hear(turn: Turn): boolean {
  const { session, input } = turn;
  if (!session.filed || input.edited || input.startPayload || turn.declined.has(CALLBACK)) return false;
  if (readVerdict(input.text) === null) return false;
  turn.call(CALLBACK, { do: 'callbackOf', residentKey: keyOf(turn) });
  return true;
}

function goOn(turn: Turn, call: Call, outcome: Outcome): void {
  if (outcome.did === 'callbackOf') return found(turn, outcome.asked);
  if (outcome.did !== 'answerCallback' || call.do !== 'answerCallback') return;
  const { answered } = outcome;
  if (answered.ok) return heard(turn, answered.callback, call.said);
  turn.session.awaiting = null;
  turn.say(texts[turn.language].over);
  turn.wantsQuestion = true;
}

function found(turn: Turn, asked: readonly Callback[]): void {
  const solved = readVerdict(turn.input.text);
  const quoted = asked.filter(({ ticketId }) => ticketId === turn.input.replySubject);
  const [only, ...others] = quoted.length ? quoted : asked;
  if (!only || solved === null) {
    turn.declined.add(CALLBACK);
    turn.reread = turn.input;
    return;
  }
  if (!others.length) return say(turn, only.id, { solved, ...spoken(turn, solved) });
  turn.ask(CALLBACK, {
    prompt: texts[turn.language].which,
    choices: asked.map(({ id, number }) => ({ label: number, value: `${WHICH}:${id}:${solved ? 'yes' : 'no'}` })),
  });
}

/** Words that say more than a button does are for the unit. */
function spoken({ input }: Turn, solved: boolean): Pick<CallbackSaid, 'words' | 'evidence'> {
  const labels = Object.values(texts).map(({ labels: { no } }) => no);
  const bare = solved || labels.includes(input.text.trim()) || input.text.trim().length < 2;
  return { words: bare ? null : input.text, evidence: input.media };
}

function heard(turn: Turn, { id, number, solved }: Callback, said: CallbackSaid): void {
  const words = texts[turn.language];
  if (said.satisfaction) return askContacted(turn, id);
  if (said.contacted !== undefined) return afterContacted(turn, id, solved);
  if (said.solved === undefined) return afterWords(turn, id, solved);
  turn.say(solved ? words.solved : words.unsolved(number), { receipt: true });
  // What else is open goes on; these can be asked only when nothing is.
  if (turn.session.form) {
    turn.wantsQuestion = true;
    return;
  }
  turn.session.ticket = number;
  if (solved || said.words) return askSatisfied(turn, id);
  waitFor(turn, WRONG, id);
  turn.ask(CALLBACK, { prompt: words.askWrong, choices: [{ label: words.nothingMore, value: `${WRONG}:${id}` }] });
}

function askSatisfied(turn: Turn, id: string): void {
  const { askSatisfied: prompt, steps } = texts[turn.language];
  waitFor(turn, SATISFIED, id);
  const choices = (['5', '4', '3', '2', '1'] as const).map((step) => ({
    label: steps[step],
    value: `${SATISFIED}:${id}:${step}`,
  }));
  turn.ask(CALLBACK, { prompt, choices });
}

function askContacted(turn: Turn, id: string): void {
  const { askContacted: prompt, contact } = texts[turn.language];
  waitFor(turn, CONTACTED, id);
  const choices = (['yes', 'no'] as const).map((said) => ({
    label: contact[said],
    value: `${CONTACTED}:${id}:${said}`,
  }));
  turn.ask(CALLBACK, { prompt, choices });
}

/** Who said what is wrong has said what there is to say. */
function afterContacted(turn: Turn, id: string, solved: boolean | null): void {
  const { askMore, nothingMore } = texts[turn.language];
  if (!solved) return end(turn);
  waitFor(turn, MORE, id);
  turn.ask(CALLBACK, { prompt: askMore, choices: [{ label: nothingMore, value: `${MORE}:${id}` }] });
}

function afterWords(turn: Turn, id: string, solved: boolean | null): void {
  if (solved) return taken(turn);
  turn.say(texts[turn.language].passedOn, { receipt: true });
  askSatisfied(turn, id);
}

function end(turn: Turn): void {
  turn.session.awaiting = null;
  turn.closeMenu();
  turn.say(texts[turn.language].thanks);
}

/** The last words are kept; who meant something new says so with one press. */
function taken(turn: Turn): void {
  const { input, session } = turn;
  end(turn);
  session.awaiting = { flow: CALLBACK, what: TAKEN, data: { said: JSON.stringify(input) } };
  turn.offerUnder(CALLBACK, [{ label: texts[turn.language].other, value: TAKEN }]);
}

function readAnew(turn: Turn): void {
  const { awaiting } = turn.session;
  turn.session.awaiting = null;
  turn.declined.add(CALLBACK);
  if (awaiting?.data.said) turn.reread = { ...(JSON.parse(awaiting.data.said) as Input), token: null };
}

function choose(turn: Turn, value: string): void {
  const [what = '', id = '', rest = ''] = value.split(':');
  turn.closeMenu();
  if (what === WHICH) return say(turn, id, { solved: rest === 'yes' });
  if (what === SATISFIED) return say(turn, id, { satisfaction: Number(rest) as Satisfaction });
  if (what === CONTACTED) return say(turn, id, { contacted: rest === 'yes' });
  if (what === TAKEN) return readAnew(turn);
  if (what === WRONG) return askSatisfied(turn, id);
  end(turn);
}

/** Words after a question of ours. A new matter is not taken for an answer to one that has buttons. */
function answer(turn: Turn, { what, data }: Awaiting): boolean {
  const { input, session } = turn;
  if (input.edited) return false;
  if (what === SATISFIED || what === CONTACTED || what === TAKEN) session.awaiting = null;
  const said = readers[what]?.(input) ?? null;
  if (said) say(turn, data.id ?? '', said);
  return said !== null;
}

/** How the words after each question are read. */
const readers: Partial<Record<string, (input: Input) => Partial<CallbackSaid> | null>> = {
  [SATISFIED]: rated,
  [CONTACTED]: reached,
  [WRONG]: told,
  [MORE]: told,
};

function reached({ text, media }: Input): Partial<CallbackSaid> | null {
  const contacted = media.length ? null : readContacted(text);
  return contacted === null ? null : { contacted };
}

function rated({ text, media }: Input): Partial<CallbackSaid> | null {
  const satisfaction = media.length ? null : readRating(text);
  return satisfaction && { satisfaction };
}

function told({ text, media }: Input): Partial<CallbackSaid> | null {
  return text || media.length ? { words: text || null, evidence: media } : null;
}

function waitFor(turn: Turn, what: string, id: string): void {
  turn.session.awaiting = { flow: CALLBACK, what, data: { id } };
}

function say(turn: Turn, id: string, said: Partial<CallbackSaid>): void {
  const by = { key: keyOf(turn), name: turn.session.person.name };
  const { otherwise } = texts[turn.world.city.policy.staffLanguage];
  turn.call(CALLBACK, { do: 'answerCallback', said: { otherwise, ...said, id, by } });
}

function keyOf({ session }: Turn): string {
  return residentKeyOf(session.address, session.person.id);
}
