import { shortNumber, type TicketView } from '../../../tickets';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readCommand } from '../../understanding';
import { isDeskOrder, isFor, type DeskOrder } from './desk-orders';
import { STAFF_DESK } from './actor';
import { act } from './orders';
import { askReason, explain, keptMedia } from './return-order';
import { readStaffOrder } from './read-order';
import { staffDeskTexts as texts } from './staff-desk.texts';

/** Moves that a ticket's own state allows or not; the others are decided when they are made. */
const OF_STATE = ['return', 'update', 'resolve'];

/** Asks the person who pressed for the words the order needs. */
export function askWords(turn: Turn, move: string, ticket: TicketView): void {
  const { session, world } = turn;
  const said = texts[turn.language];
  if (!isDeskOrder(move)) return;
  const leads = world.role === 'unit' && ticket.unit.code === world.unit?.code;
  if (leads && isTooLate(move, ticket)) return sayTooLate(turn, move, ticket);
  if (leads && move === 'return') return askReason(turn, ticket);
  session.awaiting = { flow: STAFF_DESK, what: 'words', data: { move, ticketId: ticket.id } };
  const ask = said.askWords[move] ?? said.askAnyWords;
  turn.ask(STAFF_DESK, { prompt: ask(session.person.name ?? '', ticket.number), asks: 'words' });
}

/** Its state does not allow the move any more. */
function isTooLate(move: DeskOrder, { moves }: TicketView): boolean {
  return OF_STATE.includes(move) && !moves.some((one) => one === move);
}

function sayTooLate(turn: Turn, move: DeskOrder, { state, handledWith }: TicketView): void {
  turn.session.awaiting = null;
  const into = handledWith && shortNumber(handledWith);
  turn.say(texts[turn.language].refused('ticket.notAllowedNow', { state, move, into }));
}

/** What the person says next answers the open question, unless it is an order about a ticket with a number. */
export function answersQuestion(turn: Turn): boolean {
  const { input, session } = turn;
  if (session.awaiting?.what !== 'words') return false;
  const talks = input.text !== '' || input.media.length > 0;
  return talks && !readStaffOrder(input.text)?.number;
}

/** Takes the words that were asked for; a photo without words waits for them. */
export function takeWords(turn: Turn): void {
  const { awaiting } = turn.session;
  if (!awaiting) return;
  if (readCommand(turn.input.text)?.name === 'cancel') {
    turn.session.awaiting = null;
    turn.closeMenu();
    turn.say(texts[turn.language].cancelled);
  } else if (!turn.input.text && awaiting.data.move !== 'update') {
    keepMedia(turn, awaiting);
  } else {
    answerWith(turn, awaiting);
  }
}

/** Words that were said before a detail was asked for stay; the answer follows them. */
function answerWith(turn: Turn, awaiting: Awaiting): void {
  const { move = '', ticketId = '', words = '', reason } = awaiting.data;
  turn.session.awaiting = null;
  if (!isDeskOrder(move) || !isFor(move, turn.world.role)) return;
  const said = [words, turn.input.text].filter(Boolean).join(' ');
  if (reason) return explain(turn, { ticketId, reason, words: said }, keptMedia(awaiting));
  act(turn, move, ticketId, said || null, keptMedia(awaiting));
}

function keepMedia(turn: Turn, awaiting: Awaiting): void {
  const media = JSON.stringify([...keptMedia(awaiting), ...turn.input.media]);
  turn.session.awaiting = { ...awaiting, data: { ...awaiting.data, media } };
  turn.say(texts[turn.language].wordsWanted);
}
