import { formatInstant, type TicketCommand, type TicketView } from '../../../tickets';
import type { Flow } from '../../engine/flow';
import type { Awaiting } from '../../engine/session';
import type { Turn } from '../../engine/turn';
import { readChoice, readCommand } from '../../understanding';
import type { Call, Outcome } from '../calls';
import { bindGroup, hearUnbound } from './binding';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { isStaffMove, readStaffOrder, type StaffMove, type StaffOrder } from './staff-verbs';

export const STAFF_DESK = 'staff-desk';

const TOKEN = /^tk:([a-zA-Z]+):([a-z0-9]+)$/;
const TASKS = /^(?:我的待办|待办|没办完的|my tasks|tasks|open)$/i;

/** The unit's group: buttons under a ping, verbs with a number, replies; and binding a group to a unit. */
export const staffDesk: Flow = {
  name: STAFF_DESK,
  hears: (turn) => {
    if (bindGroup(turn)) return true;
    return turn.world.unit ? hearStaff(turn) : hearUnbound(turn);
  },
  chose: (turn, value) => {
    const [move = '', ticketId = '', words = ''] = value.split('|');
    if (isStaffMove(move)) order(turn, move, ticketId, words || null);
  },
  // A ping's button pressed where no staff are: it means nothing there.
  pressed: (turn, token) => {
    if (!TOKEN.test(token)) return false;
    turn.say(texts[turn.language].notBound);
    return true;
  },
  resume: (turn, call, outcome) => goOn(turn, call, outcome),
};

function hearStaff(turn: Turn): boolean {
  const { input, session } = turn;
  if (input.token !== null) return press(turn, input.token);
  if (input.edited) return false;
  if (session.awaiting && answers(turn)) return takeWords(turn, session.awaiting);
  if (chooseByNumber(turn)) return true;
  const said = readStaffOrder(input.text);
  if (said && (said.number || input.replySubject)) return obey(turn, said);
  if (input.replySubject) return hearReply(turn, input.replySubject);
  return input.addressed ? hearAddressed(turn) : false;
}

function press(turn: Turn, token: string): boolean {
  const match = TOKEN.exec(token);
  if (match?.[1] && match[2] && isStaffMove(match[1])) {
    order(turn, match[1], match[2], null);
    return true;
  }
  const { menu } = turn.session;
  const own = /^m(\d+)\.(\d+)$/.exec(token);
  const choice = own && menu && Number(own[1]) === menu.serial ? menu.choices[Number(own[2])] : undefined;
  if (choice) staffDesk.chose(turn, choice.value);
  return true;
}

/** Words in the group answer the open question when they speak to the bot, or when the person simply goes on. */
function answers(turn: Turn): boolean {
  const { input } = turn;
  const talks = input.text !== '' || input.media.length > 0;
  return talks && readStaffOrder(input.text)?.number == null;
}

function takeWords(turn: Turn, awaiting: Awaiting): boolean {
  const { input, session } = turn;
  const { move = '', ticketId = '' } = awaiting.data;
  if (readCommand(input.text)?.name === 'cancel') {
    session.awaiting = null;
    turn.say(texts[turn.language].cancelled);
    return true;
  }
  if (!isStaffMove(move)) return false;
  if (!input.text && !input.media.length) {
    turn.say(texts[turn.language].wordsWanted);
    return true;
  }
  if (!input.text && move !== 'update') {
    // A photo alone: it is kept with the words that come next.
    session.awaiting = {
      ...awaiting,
      data: { ...awaiting.data, media: JSON.stringify([...keptMedia(awaiting), ...input.media]) },
    };
    turn.say(texts[turn.language].wordsWanted);
    return true;
  }
  session.awaiting = null;
  act(turn, move, { id: ticketId }, input.text || null, keptMedia(awaiting));
  return true;
}

function keptMedia(awaiting: Awaiting): TicketCommand['evidence'] {
  return JSON.parse(awaiting.data.media ?? '[]') as TicketCommand['evidence'];
}

function chooseByNumber(turn: Turn): boolean {
  const { menu } = turn.session;
  const { input } = turn;
  if (!menu || !input.addressed || input.replySubject) return false;
  const index = readChoice(
    input.text,
    menu.choices.map(({ label }) => label),
  );
  const choice = index === null ? undefined : menu.choices[index];
  if (!choice) return false;
  turn.closeMenu();
  staffDesk.chose(turn, choice.value);
  return true;
}

function obey(turn: Turn, said: StaffOrder): boolean {
  if (!said.number) {
    order(turn, said.move, turn.input.replySubject ?? '', said.words);
    return true;
  }
  turn.session.awaiting = { flow: STAFF_DESK, what: 'find', data: { move: said.move, words: said.words ?? '' } };
  turn.call(STAFF_DESK, { do: 'findForUnit', unit: turn.world.unit?.code ?? '', number: said.number });
  return true;
}

/** A reply to a ping: a number picks one of its buttons, words are progress. */
function hearReply(turn: Turn, ticketId: string): boolean {
  const { input } = turn;
  if (!input.text && !input.media.length) return false;
  if (/^[\d１-９①-⑨一二三四]$/u.test(input.text.trim())) {
    turn.call(STAFF_DESK, { do: 'findForUnit', unit: turn.world.unit?.code ?? '', number: `id:${ticketId}` });
    return true;
  }
  act(turn, 'update', { id: ticketId }, input.text || null, []);
  return true;
}

function hearAddressed(turn: Turn): boolean {
  const { text } = turn.input;
  const unit = turn.world.unit?.code ?? '';
  if (TASKS.test(text.trim()) || readCommand(text)?.name === 'progress') {
    turn.call(STAFF_DESK, { do: 'listForUnit', unit });
    return true;
  }
  if (/^#?\d{4,8}$/.test(text.trim())) {
    turn.session.awaiting = { flow: STAFF_DESK, what: 'look', data: {} };
    turn.call(STAFF_DESK, { do: 'findForUnit', unit, number: text.trim().replace('#', '') });
    return true;
  }
  turn.say(texts[turn.language].help);
  return true;
}

/** Does it at once, or asks for the words it needs. */
function order(turn: Turn, move: StaffMove, ticketId: string, words: string | null): void {
  if (move === 'accept' || words) return act(turn, move, { id: ticketId }, words, []);
  turn.session.awaiting = { flow: STAFF_DESK, what: 'ask', data: { move, ticketId } };
  turn.call(STAFF_DESK, { do: 'findForUnit', unit: turn.world.unit?.code ?? '', number: `id:${ticketId}` });
}

function act(
  turn: Turn,
  move: StaffMove,
  ticket: TicketCommand['ticket'],
  words: string | null,
  kept: TicketCommand['evidence'],
): void {
  const { person } = turn.session;
  const unit = turn.world.unit?.code ?? '';
  turn.call(STAFF_DESK, {
    do: 'act',
    command: {
      ticket,
      move,
      by: { kind: 'handler', id: person.id, name: person.name ?? texts[turn.language].colleague, unit },
      words,
      evidence: [...kept, ...turn.input.media],
    },
  });
}

function goOn(turn: Turn, call: Call, outcome: Outcome): void {
  const said = texts[turn.language];
  if (outcome.did === 'findForUnit') return found(turn, call, outcome.found);
  if (outcome.did === 'listForUnit') return list(turn, outcome.tickets);
  if (outcome.did === 'bind') {
    const { bound } = outcome;
    turn.say(
      bound.ok ? said.bound(bound.unit.name[turn.language]) : said.refused(bound.refusal.code, bound.refusal.params),
      {
        receipt: true,
      },
    );
    return;
  }
  if (outcome.did !== 'act') return;
  if (!outcome.acted.ok) return turn.say(said.refused(outcome.acted.refusal.code, outcome.acted.refusal.params));
  // A pressed "accept" shows on the card itself; what was typed is answered.
  const { move, ticket } = outcome.acted;
  if (isStaffMove(move) && !(move === 'accept' && turn.input.token !== null)) turn.say(said.done[move](ticket.number));
}

function found(turn: Turn, call: Call, tickets: readonly TicketView[]): void {
  const { session, input } = turn;
  const { awaiting } = session;
  const said = texts[turn.language];
  const [only] = tickets;
  if (!only) {
    session.awaiting = null;
    return turn.say(said.noSuchTicket);
  }
  if (call.do === 'findForUnit' && call.number.startsWith('id:') && awaiting?.what !== 'ask')
    return byReplyNumber(turn, only);
  const move = awaiting?.data.move ?? '';
  if (awaiting?.what === 'look') {
    session.awaiting = null;
    return turn.say(tickets.map((ticket) => lineOf(ticket, turn)).join('\n'));
  }
  if (awaiting?.what === 'ask') return askWords(turn, move, only);
  session.awaiting = null;
  if (!isStaffMove(move)) return;
  const words = awaiting?.data.words || null;
  if (tickets.length === 1) return order(turn, move, only.id, words ?? (input.media.length ? '' : null));
  turn.ask(STAFF_DESK, {
    prompt: said.whichTicket,
    choices: tickets.map((ticket) => ({ label: ticket.number, value: `${move}|${ticket.id}|${words ?? ''}` })),
  });
}

function askWords(turn: Turn, move: string, ticket: TicketView): void {
  const { session } = turn;
  const said = texts[turn.language];
  if (move !== 'return' && move !== 'update' && move !== 'resolve') return;
  if (!ticket.moves.includes(move)) {
    session.awaiting = null;
    return turn.say(said.refused('ticket.notAllowedNow', {}));
  }
  session.awaiting = { flow: STAFF_DESK, what: 'words', data: { move, ticketId: ticket.id } };
  turn.ask(STAFF_DESK, { prompt: said.askWords[move](session.person.name ?? '', ticket.number), asks: 'words' });
}

/** `1` in answer to a ping is its first button. */
function byReplyNumber(turn: Turn, ticket: TicketView): void {
  const said = texts[turn.language];
  const offered = (['accept', 'return', 'update', 'resolve'] as const).filter((move) => ticket.moves.includes(move));
  const index = readChoice(
    turn.input.text,
    offered.map((move) => said.moves[move]),
  );
  const move = index === null ? undefined : offered[index];
  if (move) order(turn, move, ticket.id, null);
  else turn.say(said.help);
}

function list(turn: Turn, tickets: readonly TicketView[]): void {
  const said = texts[turn.language];
  const unit = turn.world.unit?.name[turn.language] ?? '';
  if (!tickets.length) return turn.say(said.emptyList);
  turn.say([said.list(unit, tickets.length), ...tickets.slice(0, 30).map((ticket) => lineOf(ticket, turn))].join('\n'));
}

function lineOf(ticket: TicketView, turn: Turn): string {
  const { timeZone } = turn.world.city.policy;
  const by = ticket.resolveBy ? formatInstant(ticket.resolveBy, turn.language, timeZone, turn.world.now) : '';
  const what = ticket.story.replace(/\s+/g, ' ').slice(0, 16);
  return texts[turn.language].listLine({ number: ticket.number, what, by });
}
