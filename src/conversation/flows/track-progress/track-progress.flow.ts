import { parseTicketNumber } from '../../../tickets';
import type { Flow } from '../../engine/flow';
import type { Turn } from '../../engine/turn';
import { readLastDigits, readQuestion, readTicketNumbers } from '../../understanding';
import type { Call, Outcome } from '../calls';
import { when } from '../when';
import { askAddition, takeAddition, takeOrphan, orphanChosen, asksWhere } from './additions';
import { followChosen, followed, follows, leaveFollow, look, meant } from './follow-up';
import { askReopen, takeReopen } from './reopening';
import { askWithdraw } from './withdrawing';
import { act, keyOf, TRACK_PROGRESS } from './own-ticket';
import { leadBack, showList, showStory } from './show';
import { trackProgressTexts as texts } from './track-progress.texts';

/** Own tickets, one ticket's story, and what a resident may do with it. */
export const trackProgress: Flow = {
  name: TRACK_PROGRESS,
  commands: {
    progress: (turn, argument) => ask(turn, argument),
    urge: (turn, argument) => order(turn, argument, 'urge'),
    withdraw: (turn, argument) => order(turn, argument, 'withdraw'),
  },
  opens: (turn) => {
    if (asksWhere(turn)) return takeOrphan(turn);
    return wantsProgress(turn) || namesLastDigits(turn) || follows(turn);
  },
  digress: (turn) => wantsProgress(turn) || follows(turn),
  chose: (turn, value) => choose(turn, value),
  answer: (turn, awaiting) => {
    if (awaiting.what === 'addition') return takeAddition(turn, awaiting);
    if (awaiting.what === 'reopen') return takeReopen(turn, awaiting);
    if (awaiting.what === 'orphan' && asksWhere(turn)) return takeOrphan(turn);
    const value = meant(turn, awaiting);
    if (value !== null) choose(turn, value);
    return value !== null;
  },
  resume: (turn, call, outcome) => goOn(turn, call, outcome),
};

/** The whole message is a number, or a question for news. */
function wantsProgress(turn: Turn): boolean {
  const { text, media } = turn.input;
  if (!text || media.length || text.length > LONGEST_QUESTION) return false;
  const [named] = readTicketNumbers(text);
  if (named) {
    ask(turn, named.canonical);
    return true;
  }
  if (readQuestion(text) !== 'progress') return false;
  ask(turn, null);
  return true;
}

/** "0042", as staff say it of a ticket: whoever has none of that ending is told so. */
function namesLastDigits(turn: Turn): boolean {
  const { session, input } = turn;
  const digits = session.filed && !input.media.length && !input.edited ? readLastDigits(input.text) : null;
  if (digits) look(turn, { follow: { about: 'news', sure: true, bare: true }, number: digits, ordered: true });
  return digits !== null;
}

const LONGEST_QUESTION = 60;

function ask(turn: Turn, argument: string | null): void {
  const residentKey = keyOf(turn);
  if (!argument) return turn.call(TRACK_PROGRESS, { do: 'listOwn', residentKey, offset: 0 });
  const number = parseTicketNumber(argument);
  if (!number) {
    turn.say(texts[turn.language].badNumber);
    return leadBack(turn);
  }
  turn.call(TRACK_PROGRESS, { do: 'story', residentKey, number });
}

/** "Urge" or "withdraw" with a number, for the ticket last spoken of, or for the one that it can be. */
function order(turn: Turn, argument: string | null, about: 'urge' | 'withdraw'): void {
  const number = argument ? parseTicketNumber(argument) : turn.session.ticket;
  if (argument && !number) return ask(turn, argument);
  look(turn, { follow: { about, sure: true, bare: true }, number, ordered: true });
}

/** What each of our choices does; what stands behind the colon is given. */
const CHOICES: Record<string, (turn: Turn, rest: string) => void> = {
  show: (turn, number) => turn.call(TRACK_PROGRESS, { do: 'story', residentKey: keyOf(turn), number }),
  more: (turn, offset) =>
    turn.call(TRACK_PROGRESS, { do: 'listOwn', residentKey: keyOf(turn), offset: Number(offset) }),
  urge: (turn, number) => act(turn, 'urge', number),
  add: askAddition,
  withdraw: askWithdraw,
  withdrawYes: (turn, number) => {
    turn.closeMenu();
    act(turn, 'withdraw', number);
  },
  orphan: orphanChosen,
  reopen: askReopen,
  unsolved: followChosen,
  follow: followChosen,
  keep: (turn) => {
    turn.closeMenu();
    turn.say(texts[turn.language].kept);
  },
};

function choose(turn: Turn, value: string): void {
  const at = value.indexOf(':');
  const verb = at < 0 ? value : value.slice(0, at);
  // What was said is for those choices that pass it on.
  if (CHOICES[verb] !== followChosen) leaveFollow(turn);
  CHOICES[verb]?.(turn, at < 0 ? '' : value.slice(at + 1));
}

function goOn(turn: Turn, call: Call, outcome: Outcome): void {
  if (outcome.did === 'recentOwn' && call.do === 'recentOwn') return followed(turn, call, outcome.tickets);
  if (outcome.did === 'listOwn') return listed(turn, outcome);
  if (outcome.did === 'story') return told(turn, outcome);
  if (outcome.did === 'act') return acted(turn, outcome.acted);
}

/** A single ticket is told at once. */
function listed(turn: Turn, page: Extract<Outcome, { did: 'listOwn' }>): void {
  const [only] = page.tickets;
  const alone = only !== undefined && page.tickets.length === 1 && page.offset === 0;
  if (!alone) return showList(turn, page);
  turn.call(TRACK_PROGRESS, { do: 'story', residentKey: keyOf(turn), number: only.number });
}

function told(turn: Turn, { story, slowDownMs, others }: Extract<Outcome, { did: 'story' }>): void {
  const said = texts[turn.language];
  if (story) return showStory(turn, story, others);
  turn.say(slowDownMs > 0 ? said.slowDown : said.notFound);
  leadBack(turn);
}

function acted(turn: Turn, outcome: Extract<Outcome, { did: 'act' }>['acted']): void {
  const said = texts[turn.language];
  if (!outcome.ok) {
    const { code, params } = outcome.refusal;
    const again = typeof params.again === 'number' ? when(turn, new Date(params.again)) : null;
    turn.say(said.refused(code, { ...params, again }));
    return leadBack(turn);
  }
  const { number } = outcome.ticket;
  if (!turn.session.form) turn.session.ticket = number;
  // The notice of the reopening tells the resident all there is to tell.
  if (outcome.move === 'reopen') return;
  const words = { urge: said.urged, withdraw: said.withdrawn }[String(outcome.move)] ?? said.added;
  turn.say(words(number), { receipt: true });
  leadBack(turn);
}
