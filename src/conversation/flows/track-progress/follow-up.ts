import type { TicketView } from '../../../tickets';
import { engineTexts } from '../../engine/engine.texts';
import type { Input } from '../../engine/input';
import type { Awaiting, OfferedChoice } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readDropped, readFollowUp, readMeant, readQuestion, type FollowUpSaid } from '../../understanding';
import { ANSWER_UNIT } from '../answer-unit/answer-unit.flow';
import { readVerdict } from '../callback/verdict';
import type { Call } from '../calls';
import { addSaid, askAddition } from './additions';
import { fits, offers, type Offer } from './fitting-tickets';
import { followUpTexts as texts } from './follow-up.texts';
import { act, keyOf, TRACK_PROGRESS } from './own-ticket';
import { askReopen, reopenWith } from './reopening';
import { leadBack, lineOf, PAGE } from './show';
import { FOLLOW, sayKept, withdraw } from './withdrawing';

type Look = Extract<Call, { do: 'recentOwn' }>;

const NEW = 'follow:new';
const DROP = 'follow:drop';
const REOPEN = 'follow:reopen:';

/** Words that seem to be about a ticket the person has: it is looked for, and if there is none they are read on. */
export function follows(turn: Turn): boolean {
  const { session, input } = turn;
  if (!session.filed || input.edited || input.startPayload || turn.declined.has(TRACK_PROGRESS)) return false;
  const follow = followSaid(turn);
  if (follow) look(turn, { follow, number: null, ordered: false });
  return follow !== null;
}

function followSaid({ session, input }: Turn): FollowUpSaid | null {
  if (!input.text || input.place) return null;
  return session.form ? saidInForm(input) : saidOutside(input.text);
}

/** In the middle of a form only urging and asking for news are no part of what is being told. */
function saidInForm({ text, media }: Input): FollowUpSaid | null {
  const follow = media.length ? null : readFollowUp(text);
  return follow && ['urge', 'news'].includes(follow.about) ? follow : null;
}

function saidOutside(text: string): FollowUpSaid | null {
  const solved = verdictOf(text);
  if (solved !== null) return { about: solved ? 'solved' : 'unsolved', sure: true, bare: false };
  const asksWhen = readQuestion(text) === 'deadline';
  return readFollowUp(text) ?? (asksWhen ? { about: 'news', sure: false, bare: false } : null);
}

/** In words: the number of a button says nothing here. */
function verdictOf(text: string): boolean | null {
  return /\p{L}/u.test(text) ? readVerdict(text) : null;
}

/** Asks for the own tickets; `followed` goes on with them. */
export function look(turn: Turn, wanted: Pick<Look, 'follow' | 'number' | 'ordered'>): void {
  turn.call(TRACK_PROGRESS, { do: 'recentOwn', residentKey: keyOf(turn), ...wanted });
}

/** The own tickets are known: acts, asks which is meant, or leaves the words to the others. */
export function followed(turn: Turn, wanted: Look, tickets: readonly TicketView[]): void {
  const { follow, number, ordered } = wanted;
  // Of a ticket that was named the truth is told, even when nothing can be done with it.
  const fitting = number ? tickets : fits(turn, follow, tickets);
  const [only, ...others] = fitting;
  if (!only) return ordered ? orderInVain(turn, wanted) : readOn(turn);
  if (others.length) return askWhich(turn, follow, fitting);
  DOES[follow.about](turn, only, { ...follow, bare: follow.bare || ordered, ordered });
}

/** An order that fits no ticket of theirs. */
function orderInVain(turn: Turn, { follow, number, residentKey }: Look): void {
  if (number && follow.about === 'urge') return act(turn, 'urge', number);
  if (number) turn.call(TRACK_PROGRESS, { do: 'story', residentKey, number });
  else turn.call(TRACK_PROGRESS, { do: 'listOwn', residentKey, offset: 0 });
}

type Does = (turn: Turn, ticket: TicketView, follow: FollowUpSaid & { ordered: boolean }) => void;

/** ★ What comes of each follow-up when one ticket can be meant. */
const DOES: Record<FollowUpSaid['about'], Does> = {
  urge: (turn, ticket, { ordered }) => {
    if (ordered) act(turn, 'urge', ticket.number);
    else if (turn.session.form) tell(turn, ticket);
    else offer(turn, ticket, ['urge', 'look']);
  },
  news: tell,
  withdraw: (turn, ticket) => withdraw(turn, ticket),
  keep: (turn, ticket) => sayKept(turn, ticket),
  add: (turn, ticket, { bare }) => (bare ? askAddition(turn, ticket.number) : offer(turn, ticket, ['add'])),
  unsolved: (turn, ticket) => offer(turn, ticket, ticket.moves.includes('reopen') ? ['reopen'] : ['urge', 'look']),
  solved: (turn, ticket) => {
    if (ticket.moves.includes('withdraw')) offer(turn, ticket, ['withdraw', 'tellUnit']);
    else turn.say(texts[turn.language].glad);
  },
};

function tell(turn: Turn, { number }: TicketView): void {
  turn.call(TRACK_PROGRESS, { do: 'story', residentKey: keyOf(turn), number });
}

function offer(turn: Turn, ticket: TicketView, what: readonly Offer[]): void {
  const said = texts[turn.language];
  const prompt = what.includes('reopen')
    ? said.meansUnsolved
    : what.includes('tellUnit')
      ? said.meansSolved(ticket.number)
      : said.means(ticket.number);
  put(turn, prompt, offers(turn.language, ticket.number, what));
}

/** Several can be meant: each is a line that does what was wanted, as far as one press can. */
function askWhich(turn: Turn, { about }: FollowUpSaid, fitting: readonly TicketView[]): void {
  const lines = fitting.slice(0, PAGE).map((ticket) => ({ ticket, label: lineOf(ticket, turn) }));
  if (turn.session.form) {
    turn.say(lines.map(({ label }) => label).join('\n'));
    return leadBack(turn);
  }
  const choices = lines.map(({ ticket, label }) => ({ label, value: valueFor(about, ticket) }));
  put(turn, texts[turn.language].meansOne, choices);
}

function valueFor(about: FollowUpSaid['about'], { number, moves }: TicketView): string {
  if (about === 'urge') return `urge:${number}`;
  if (about === 'withdraw' || (about === 'solved' && moves.includes('withdraw'))) return `withdraw:${number}`;
  if (about === 'add') return `follow:add:${number}`;
  return about === 'unsolved' && moves.includes('reopen') ? `follow:reopen:${number}` : `show:${number}`;
}

/** What was said outlives the press that tells what it is about. */
function put(turn: Turn, prompt: string, choices: readonly OfferedChoice[]): void {
  const said = JSON.stringify({ ...turn.input, token: null });
  turn.session.awaiting = { flow: TRACK_PROGRESS, what: FOLLOW, data: { said } };
  const other = { label: texts[turn.language].other, value: NEW };
  turn.ask(TRACK_PROGRESS, { prompt, choices: [...choices, other] });
}

/** The choice that words mean after such a question; else the question is over, and they are understood by themselves. */
export function meant(turn: Turn, { what }: Awaiting): string | null {
  if (what !== FOLLOW && what !== 'unsolved') return null;
  const { text } = turn.input;
  const choices = ownChoices(turn);
  const chosen = choices[indexMeant(text, choices) ?? -1]?.value ?? null;
  if (chosen === null) turn.session.awaiting = null;
  return chosen === NEW && readDropped(text) ? DROP : chosen;
}

function ownChoices({ session: { menu }, input }: Turn): readonly OfferedChoice[] {
  return menu?.flow === TRACK_PROGRESS && !input.media.length ? menu.choices : [];
}

function indexMeant(text: string, choices: readonly OfferedChoice[]): number | null {
  const labels = choices.map(({ label }) => label);
  const verdict = verdictOf(text);
  if (verdict === null) return readMeant(text, labels);
  // "Not solved" once more, at the question whether it is not solved.
  return verdict || !choices[0]?.value.startsWith(REOPEN) ? null : 0;
}

/** One of our own choices: what was said goes to the ticket, or is heard as something new. */
export function followChosen(turn: Turn, chosen: string): void {
  const { session } = turn;
  const { awaiting } = session;
  session.awaiting = null;
  turn.closeMenu();
  const said = saidBefore(turn, awaiting);
  const [verb = '', number = awaiting?.data.number ?? ''] = chosen.split(':');
  if (verb === 'add') add(turn, number, said);
  else if (verb === 'new') hearAnew(turn, said);
  else if (verb === 'drop') turn.say(engineTexts[turn.language].cancelledSmall);
  // `ticket` stands in questions put by an earlier release.
  else reopen(turn, number, said);
}

function add(turn: Turn, number: string, said: Input | null): void {
  if (said) addSaid(turn, number, said.text || null, said.media);
  else askAddition(turn, number);
}

function reopen(turn: Turn, number: string, said: Input | null): void {
  if (said) reopenWith(turn, number, said.text, said.media);
  else askReopen(turn, number);
}

/** The question is answered by something else that was chosen. */
export function leaveFollow({ session }: Turn): void {
  if (session.awaiting?.what === FOLLOW) session.awaiting = null;
}

function saidBefore({ input }: Turn, awaiting: Awaiting | null): Input | null {
  const { said, words } = awaiting?.data ?? {};
  if (said !== undefined) return JSON.parse(said) as Input;
  return words === undefined ? null : { ...input, token: null, text: words };
}

function hearAnew(turn: Turn, said: Input | null): void {
  if (!said) return turn.say(texts[turn.language].sayAgain);
  turn.session.ticket = null;
  turn.input = said;
  turn.declined.add(ANSWER_UNIT);
  readOn(turn);
}

/** It is about no ticket here: understood as if nobody had looked. */
function readOn(turn: Turn): void {
  turn.declined.add(TRACK_PROGRESS);
  turn.reread = turn.input;
}
