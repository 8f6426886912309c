import type { Turn } from '../../engine/turn';
import type { Outcome } from '../calls';
import { readCommand } from '../../understanding';
import { STAFF_DESK } from './actor';
import { find, unitOf } from './orders';
import { askRates } from './rates';
import { readNumberAlone } from './read-order';
import { staffDeskTexts as texts } from './staff-desk.texts';

const TASKS = /^(?:我的待办|待办|没办完的|my tasks|tasks|open)$/i;
const OVERDUE = /^(?:超期|超期的|已超期|overdue|late)$/i;
/** Said alone these are meant for us, whoever else is there; of other words that is known only when we are named. */
const UNMISTAKABLE = /^(?:我的待办|超期|三率|排名|帮助|my tasks|overdue|three rates|ranking)$/i;

/**
 * `我的待办`, `超期`, `三率`, `排名`, `帮助`, or a ticket's number alone; other words said to us are answered with what can be
 * done here. True when it speaks to us.
 */
export function hearLook(turn: Turn): boolean {
  const words = turn.input.text.trim();
  const number = readNumberAlone(words);
  if (number) return lookAt(turn, number);
  if (!turn.input.addressed && !UNMISTAKABLE.test(words)) return false;
  if (!askRates(turn) && !list(turn, words)) turn.say(helpOf(turn));
  return true;
}

/** Colleagues say numbers to each other, too: one that is no ticket of theirs is answered only when we are named. */
function lookAt(turn: Turn, number: string): boolean {
  turn.session.awaiting = { flow: STAFF_DESK, what: turn.input.addressed ? 'look' : 'lookIfThere', data: {} };
  find(turn, number);
  return true;
}

function list(turn: Turn, words: string): boolean {
  const overdue = OVERDUE.test(words);
  if (!overdue && !TASKS.test(words) && readCommand(words)?.name !== 'progress') return false;
  if (overdue) turn.session.awaiting = { flow: STAFF_DESK, what: 'overdue', data: {} };
  turn.call(STAFF_DESK, { do: 'listForUnit', unit: unitOf(turn) });
  return true;
}

/** What can be done in this group. */
function helpOf(turn: Turn): string {
  const said = texts[turn.language];
  const { role, unit } = turn.world;
  return role === null || role === 'unit' ? said.help : said.onlookersHelp[role](unit?.name[turn.language] ?? '');
}

/** The card of the one ticket that was looked for, with its pictures; its buttons work for everybody of the group. */
export function showCard(turn: Turn, { shown, ticketId }: Extract<Outcome, { did: 'card' }>): void {
  if (!shown) return turn.say(texts[turn.language].noSuchTicket);
  turn.show(shown.card, ticketId, shown.slot);
  if (shown.media) turn.show(shown.media, ticketId);
}
