import type { TicketCommand, TicketView } from '../../../tickets';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readCommand } from '../../understanding';
import { act, STAFF_DESK } from './orders';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { isStaffMove, readStaffOrder } from './staff-verbs';

/** Asks the person who pressed for the words the move needs. */
export function askWords(turn: Turn, move: string, ticket: TicketView): void {
  const { session } = turn;
  const said = texts[turn.language];
  if (!isStaffMove(move) || move === 'accept') return;
  if (!ticket.moves.includes(move)) {
    session.awaiting = null;
    return turn.say(said.refused('ticket.notAllowedNow', {}));
  }
  session.awaiting = { flow: STAFF_DESK, what: 'words', data: { move, ticketId: ticket.id } };
  turn.ask(STAFF_DESK, { prompt: said.askWords[move](session.person.name ?? '', ticket.number), asks: 'words' });
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
    turn.say(texts[turn.language].cancelled);
  } else if (!turn.input.text && awaiting.data.move !== 'update') {
    keepMedia(turn, awaiting);
  } else {
    answerWith(turn, awaiting);
  }
}

function answerWith(turn: Turn, awaiting: Awaiting): void {
  const { move = '', ticketId = '' } = awaiting.data;
  turn.session.awaiting = null;
  if (isStaffMove(move)) act(turn, move, ticketId, turn.input.text || null, keptMedia(awaiting));
}

function keepMedia(turn: Turn, awaiting: Awaiting): void {
  const media = JSON.stringify([...keptMedia(awaiting), ...turn.input.media]);
  turn.session.awaiting = { ...awaiting, data: { ...awaiting.data, media } };
  turn.say(texts[turn.language].wordsWanted);
}

function keptMedia(awaiting: Awaiting): TicketCommand['evidence'] {
  return JSON.parse(awaiting.data.media ?? '[]') as TicketCommand['evidence'];
}
