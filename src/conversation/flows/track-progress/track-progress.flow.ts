import { formatInstant, parseTicketNumber } from '../../../tickets';
import type { Flow } from '../../engine/flow';
import { residentKeyOf } from '../../engine/resident-key';
import type { Turn } from '../../engine/turn';
import { readQuestion, readTicketNumbers } from '../../understanding';
import type { Outcome } from '../calls';
import { askAddition, takeAddition, takeOrphan, orphanChosen, asksWhere } from './additions';
import { leadBack, showList, showStory, TRACK_PROGRESS } from './show';
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
    return wantsProgress(turn);
  },
  digress: (turn) => wantsProgress(turn),
  chose: (turn, value) => choose(turn, value),
  answer: (turn, awaiting) => {
    if (awaiting.what === 'addition') return takeAddition(turn, awaiting);
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

function act(turn: Turn, move: 'urge' | 'withdraw', number: string): void {
  turn.call(TRACK_PROGRESS, {
    do: 'act',
    command: {
      ticket: { number },
      move,
      by: { kind: 'resident', key: keyOf(turn), name: turn.session.person.name },
      words: null,
      evidence: [],
    },
  });
}

function choose(turn: Turn, value: string): void {
  const at = value.indexOf(':');
  const verb = at < 0 ? value : value.slice(0, at);
  const rest = at < 0 ? '' : value.slice(at + 1);
  const residentKey = keyOf(turn);
  const said = texts[turn.language];
  switch (verb) {
    case 'show':
      return turn.call(TRACK_PROGRESS, { do: 'story', residentKey, number: rest });
    case 'more':
      return turn.call(TRACK_PROGRESS, { do: 'listOwn', residentKey, offset: Number(rest) });
    case 'urge':
      return act(turn, 'urge', rest);
    case 'add':
      return askAddition(turn, rest);
    case 'withdraw':
      return askWithdraw(turn, rest);
    case 'withdrawYes':
      turn.closeMenu();
      return act(turn, 'withdraw', rest);
    case 'orphan':
      return orphanChosen(turn, rest);
    default:
      turn.closeMenu();
      turn.say(said.kept);
  }
}

function goOn(turn: Turn, outcome: Outcome): void {
  const said = texts[turn.language];
  if (outcome.did === 'listOwn') {
    const [only] = outcome.tickets;
    const alone = only !== undefined && outcome.tickets.length === 1 && outcome.offset === 0;
    if (!alone) return showList(turn, outcome);
    return turn.call(TRACK_PROGRESS, { do: 'story', residentKey: keyOf(turn), number: only.number });
  }
  if (outcome.did === 'story') {
    if (outcome.story) return showStory(turn, outcome.story);
    turn.say(outcome.slowDownMs > 0 ? said.slowDown : said.notFound);
    return leadBack(turn);
  }
  if (outcome.did !== 'act') return;
  if (!outcome.acted.ok) {
    const { code, params } = outcome.acted.refusal;
    const again = typeof params.again === 'number' ? instant(turn, params.again) : null;
    turn.say(said.refused(code, { ...params, again }));
    return;
  }
  const { number, state } = outcome.acted.ticket;
  turn.session.ticket = number;
  if (state === 'withdrawn') turn.say(said.withdrawn(number), { receipt: true });
  else if (outcome.acted.move === 'urge') turn.say(said.urged(number), { receipt: true });
  else turn.say(said.added(number), { receipt: true });
}

function instant(turn: Turn, ms: number): string {
  const { now, city } = turn.world;
  return formatInstant(new Date(ms), turn.language, city.policy.timeZone, now);
}

function keyOf(turn: Turn): string {
  return residentKeyOf(turn.session.address, turn.session.person.id);
}
