import type { TicketView } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import { followUpTexts as texts } from './follow-up.texts';
import { TRACK_PROGRESS } from './own-ticket';
import { leadBack } from './show';
import { trackProgressTexts } from './track-progress.texts';

/** A question about a ticket that yes and no, or a beginning of its choices, answer as a press does. */
export const FOLLOW = 'follow';

/** Makes sure before a ticket is withdrawn. */
export function askWithdraw(turn: Turn, number: string): void {
  const said = trackProgressTexts[turn.language];
  turn.session.awaiting = { flow: TRACK_PROGRESS, what: FOLLOW, data: {} };
  turn.ask(TRACK_PROGRESS, {
    prompt: said.askWithdraw(number),
    choices: [
      { label: said.withdrawYes, value: `withdrawYes:${number}` },
      { label: said.withdrawNo, value: 'keep' },
    ],
  });
}

/** Asks to be sure, or says why not: it is withdrawn or ended already, or something else is being filled in. */
export function withdraw(turn: Turn, { number, state, moves }: TicketView): void {
  const said = texts[turn.language];
  if (moves.includes('withdraw') && !turn.session.form) return askWithdraw(turn, number);
  if (state === 'withdrawn') turn.say(said.withdrawnBefore(number));
  else turn.say(moves.includes('withdraw') ? said.finishFirst(number) : said.endedBefore(number));
  leadBack(turn);
}

/** It was a wrong tap: whether the ticket goes on. */
export function sayKept(turn: Turn, { number, state }: TicketView): void {
  const said = texts[turn.language];
  turn.say(state === 'withdrawn' ? said.withdrawnBefore(number) : said.notWithdrawn(number));
}
