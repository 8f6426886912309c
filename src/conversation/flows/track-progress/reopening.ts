import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { act, TRACK_PROGRESS } from './own-ticket';
import { trackProgressTexts as texts } from './track-progress.texts';

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
  reopenWith(turn, awaiting.data.number ?? '', input.text);
  return true;
}

/** Takes a ticket up again, with what is said to be wrong. */
export function reopenWith(turn: Turn, number: string, words: string, evidence = turn.input.media): void {
  act(turn, 'reopen', number, { words, evidence });
}
