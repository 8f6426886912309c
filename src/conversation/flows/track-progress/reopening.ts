import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { ANSWER_UNIT } from '../answer-unit/answer-unit.flow';
import { saysNotSolved } from '../callback/verdict';
import { act, TRACK_PROGRESS } from './own-ticket';
import { trackProgressTexts as texts } from './track-progress.texts';

const LONGEST = 60;

/** Asks what is still wrong, before a ticket is taken up again. */
export function askReopen(turn: Turn, number: string): void {
  turn.session.awaiting = { flow: TRACK_PROGRESS, what: 'reopen', data: { number } };
  turn.ask(TRACK_PROGRESS, { prompt: texts[turn.language].askReopen });
}

/** The words that say what is still wrong. */
export function takeReopen(turn: Turn, awaiting: Awaiting): boolean {
  const { input, session } = turn;
  if (!input.text) {
    turn.say(texts[turn.language].askReopen);
    return true;
  }
  session.awaiting = null;
  reopen(turn, awaiting.data.number ?? '', input.text);
  return true;
}

/** "Still not fixed" while a ticket was spoken of: it may mean that ticket. */
export function saysUnsolved(turn: Turn): boolean {
  const { input, session } = turn;
  const said = texts[turn.language];
  if (!session.ticket || session.form || input.text.length > LONGEST || !saysNotSolved(input.text)) return false;
  session.awaiting = { flow: TRACK_PROGRESS, what: 'unsolved', data: { number: session.ticket, words: input.text } };
  turn.ask(TRACK_PROGRESS, {
    prompt: said.unsolvedWhich,
    choices: [
      { label: said.reopenTicket(session.ticket), value: 'unsolved:ticket' },
      { label: said.mediaForNew, value: 'unsolved:new' },
    ],
  });
  return true;
}

/** Takes the ticket up again, or hears the words as something new. */
export function unsolvedChosen(turn: Turn, where: string): void {
  const { session } = turn;
  const { awaiting } = session;
  session.awaiting = null;
  turn.closeMenu();
  const words = awaiting?.data.words ?? '';
  if (where === 'ticket') return reopen(turn, awaiting?.data.number ?? '', words);
  session.ticket = null;
  turn.declined.add(ANSWER_UNIT);
  turn.reread = { ...turn.input, token: null, text: words };
}

function reopen(turn: Turn, number: string, words: string): void {
  act(turn, 'reopen', number, { words, evidence: turn.input.media });
}
