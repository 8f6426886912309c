import { parseTicketToken } from '../../../tickets';
import type { OfferedChoice } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readChoice } from '../../understanding';
import { correctCategory } from './category-order';
import { answersQuestion, takeWords } from './awaited-words';
import { STAFF_DESK } from './actor';
import { act, find, order } from './orders';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { takeBare } from './bare-order';
import { DESK_ORDERS, isDeskOrder, type DeskOrder } from './desk-orders';
import { hearLook } from './look-up';
import { chooseReason, giveBackAtOnce } from './return-order';
import { readNumbers, readStaffOrder, type StaffOrder } from './read-order';

const MENU_TOKEN = /^m(\d+)\.(\d+)$/;
const ONE_SIGN = /^[\d１-９①-⑨一二三四]$/u;

/** A message in a unit's group; true when it speaks to us. */
export function hearStaff(turn: Turn): boolean {
  return hearOrders(turn) || (!turn.input.edited && (takeReply(turn) || hearLook(turn)));
}

/** Presses, answers to our questions and lists, and orders: the same in every group of a unit. */
export function hearOrders(turn: Turn): boolean {
  const { input } = turn;
  if (input.token !== null) return press(turn, input.token);
  if (input.edited) return false;
  if (answersMenu(turn)) return true;
  if (answersQuestion(turn)) {
    takeWords(turn);
    return true;
  }
  return takeNumber(turn) || takeOrder(turn);
}

function press(turn: Turn, token: string): boolean {
  const button = parseTicketToken(token);
  if (button && isDeskOrder(button.move)) {
    order(turn, button.move, button.ticketId, null);
    return true;
  }
  const [, serial, index] = MENU_TOKEN.exec(token) ?? [];
  const { menu } = turn.session;
  const choice = menu && Number(serial) === menu.serial ? menu.choices[Number(index)] : undefined;
  if (!chosen(turn, choice)) turn.say(texts[turn.language].staleButton);
  return true;
}

/** The number or the label of a choice under our open question; other words answer the question itself. */
function answersMenu(turn: Turn): boolean {
  const { menu, awaiting } = turn.session;
  if (!menu || awaiting?.what !== 'words') return false;
  const index = readChoice(
    turn.input.text,
    menu.choices.map(({ label }) => label),
  );
  return index !== null && chosen(turn, menu.choices[index]);
}

/** A number that answers our own list of tickets. */
function takeNumber(turn: Turn): boolean {
  const { menu } = turn.session;
  const { input } = turn;
  if (!menu || !input.addressed || input.replySubject) return false;
  const index = readChoice(
    input.text,
    menu.choices.map(({ label }) => label),
  );
  return index !== null && chosen(turn, menu.choices[index]);
}

/** Choices that answer a question of ours about a ticket; the others give an order. */
const ANSWERS: Readonly<Record<string, (turn: Turn, ticketId: string, what: string) => void>> = {
  category: correctCategory,
  reason: chooseReason,
  returnNow: giveBackAtOnce,
};

function chosen(turn: Turn, choice: OfferedChoice | undefined): boolean {
  if (!choice) return false;
  const [move = '', ticketId = '', words = ''] = choice.value.split('|');
  turn.closeMenu();
  const answer = ANSWERS[move];
  if (answer) answer(turn, ticketId, words);
  if (isDeskOrder(move)) order(turn, move, ticketId, words || null);
  return true;
}

/** `签收 0042`, a verb alone in answer to a card, or alone. */
function takeOrder(turn: Turn): boolean {
  const said = readStaffOrder(turn.input.text);
  if (!said) return false;
  const numbers = numbersOf(said);
  if (numbers.length) return findAndDo(turn, said, numbers);
  if (!turn.input.replySubject) return takeBare(turn, said);
  order(turn, said.order, turn.input.replySubject, said.words);
  return true;
}

/** The tickets it names: several at once only of an order that takes no words. */
function numbersOf({ order: name, number, words }: StaffOrder): string[] {
  const more = words && !DESK_ORDERS[name].words ? readNumbers(words) : [];
  return number ? [number, ...more] : more;
}

/** As many as there are rounds for in one turn. */
const MOST_AT_ONCE = 5;
/** Shorter figures may be words: `进展 0031 12`. */
const SHORTEST = 4;

function findAndDo(turn: Turn, { order: move, words }: StaffOrder, numbers: string[]): boolean {
  const [number = '', ...more] = numbers.slice(0, MOST_AT_ONCE);
  const later = numbers.slice(MOST_AT_ONCE);
  const several: Record<string, string> = more.length ? { number, more: more.join(' ') } : {};
  const others = othersNamed(move, words);
  const data = { move, words: numbers.length > 1 || others.length ? '' : wordsOnly(words, numbers), ...several };
  if (later.length) turn.say(texts[turn.language].atMost(MOST_AT_ONCE, later));
  if (others.length) turn.say(texts[turn.language].oneWithWords(others));
  turn.session.awaiting = { flow: STAFF_DESK, what: 'find', data };
  find(turn, number);
  return true;
}

/** Numbers of other tickets where words are wanted: each needs words of its own. */
function othersNamed(move: DeskOrder, words: string | null): string[] {
  const { words: wanted, details } = DESK_ORDERS[move];
  const numbers = wanted && words && !details.length ? readNumbers(words) : [];
  return numbers.every((number) => number.length >= SHORTEST) ? numbers : [];
}

/** The number itself is no word to the ticket. */
function wordsOnly(words: string | null, numbers: readonly string[]): string {
  return words === null || numbers.includes(words) ? '' : words;
}

/** A reply to a card: a number picks one of its buttons, a place is a check-in, words are progress. */
function takeReply(turn: Turn): boolean {
  const { text, media, place, replySubject } = turn.input;
  if (replySubject && place) {
    act(turn, 'checkIn', replySubject, null);
    return true;
  }
  if (!replySubject || (!text && !media.length)) return false;
  if (ONE_SIGN.test(text.trim())) {
    turn.session.awaiting = { flow: STAFF_DESK, what: 'button', data: {} };
    find(turn, `id:${replySubject}`);
    return true;
  }
  act(turn, 'update', replySubject, text || null);
  return true;
}
