import { maskNumbersIn, type TicketView } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import { when } from '../when';
import { staffDeskTexts as texts } from './staff-desk.texts';

const LINE_WORDS = 16;

/** A ticket in one line of a list. */
export function lineOf(ticket: TicketView, turn: Turn): string {
  const by = when(turn, ticket.resolveBy);
  const what = maskNumbersIn(ticket.story).replace(/\s+/g, ' ').slice(0, LINE_WORDS);
  return texts[turn.language].listLine({ number: ticket.number, what, by, people: ticket.people });
}
