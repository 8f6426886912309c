import { parseTicketNumber } from '../../../tickets';
import type { Flow } from '../../engine/flow';
import type { Turn } from '../../engine/turn';
import { readQuestion, readTicketNumbers } from '../../understanding';
import type { Outcome } from '../calls';
import { when } from '../when';
import { askAddition, takeAddition, takeOrphan, orphanChosen, asksWhere } from './additions';
import { askReopen, saysUnsolved, takeReopen, unsolvedChosen } from './reopening';
import { act, keyOf, TRACK_PROGRESS } from './own-ticket';
import { leadBack, showList, showStory } from './show';
import { trackProgressTexts as texts } from './track-progress.texts';

/** Own tickets, one ticket's story, and what a resident may do with it. */
export const trackProgress: Flow = {
  name: TRACK_PROGRESS,
  commands: {
    progress: (turn, argument) => ask(turn, argument),
    urge: (turn, argument) => onTicket(turn, argument, 'urge'),
    withdraw: (turn, argument) => onTicket(turn, argument, 'withdraw'),
  },
  opens: (turn) => {
    if (asksWhere(turn)) return takeOrphan(turn);
    return wantsProgress(turn) || saysUnsolved(turn);
  },
  digress: (turn) => wantsProgress(turn),
  chose: (turn, value) => choose(turn, value),
  answer: (turn, awaiting) => {
    if (awaiting.what === 'addition') return takeAddition(turn, awaiting);
    if (awaiting.what === 'reopen') return takeReopen(turn, awaiting);
    return awaiting.what === 'orphan' && asksWhere(turn) ? takeOrphan(turn) : false;
  },
  resume: (turn, _call, outcome) => goOn(turn, outcome),
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

/** "Urge" or "withdraw" with a number, or for the ticket last spoken of. */
function onTicket(turn: Turn, argument: string | null, move: 'urge' | 'withdraw'): void {
  const number = argument ? parseTicketNumber(argument) : turn.session.ticket;
  if (!number || turn.session.form) return ask(turn, null);
  if (move === 'urge') return act(turn, 'urge', number);
  askWithdraw(turn, number);
}

function askWithdraw(turn: Turn, number: string): void {
  const said = texts[turn.language];
  turn.ask(TRACK_PROGRESS, {
    prompt: said.askWithdraw(number),
    choices: [
      { label: said.withdrawYes, value: `withdrawYes:${number}` },
      { label: said.withdrawNo, value: 'keep' },
    ],
  });
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
  unsolved: unsolvedChosen,
  keep: (turn) => {
    turn.closeMenu();
    turn.say(texts[turn.language].kept);
  },
};

function choose(turn: Turn, value: string): void {
  const at = value.indexOf(':');
  const verb = at < 0 ? value : value.slice(0, at);
  CHOICES[verb]?.(turn, at < 0 ? '' : value.slice(at + 1));
}

function goOn(turn: Turn, outcome: Outcome): void {
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

function told(turn: Turn, { story, slowDownMs }: Extract<Outcome, { did: 'story' }>): void {
  const said = texts[turn.language];
  if (story) return showStory(turn, story);
  turn.say(slowDownMs > 0 ? said.slowDown : said.notFound);
  leadBack(turn);
}

function acted(turn: Turn, outcome: Extract<Outcome, { did: 'act' }>['acted']): void {
  const said = texts[turn.language];
  if (!outcome.ok) {
    const { code, params } = outcome.refusal;
    const again = typeof params.again === 'number' ? when(turn, new Date(params.again)) : null;
    return turn.say(said.refused(code, { ...params, again }));
  }
  const { number } = outcome.ticket;
  turn.session.ticket = number;
  // The notice of the reopening tells the resident all there is to tell.
  if (outcome.move === 'reopen') return;
  const words = { urge: said.urged, withdraw: said.withdrawn }[String(outcome.move)] ?? said.added;
  turn.say(words(number), { receipt: true });
}
