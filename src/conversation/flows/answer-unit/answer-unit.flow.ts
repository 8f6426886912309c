import type { TicketCommand, TicketView } from '../../../tickets';
import type { Flow } from '../../engine/flow';
import type { Input } from '../../engine/input';
import { residentKeyOf } from '../../engine/resident-key';
import type { Turn } from '../../engine/turn';
import type { Outcome } from '../calls';
import { saysSomething } from '../file-complaint/slots/story.slot';
import { answerUnitTexts as texts } from './answer-unit.texts';

export const ANSWER_UNIT = 'answer-unit';
/** An answer was passed on; it may have been meant as something new. */
const PASSED = 'passed';
/** Several tickets wait for an answer. */
const WHICH = 'which';
const LEAST_SAID = 2;

/**
 * What a resident says belongs to a ticket when a notice of it is quoted, or when a unit asked and nothing else is open.
 * It is passed on at once; who meant something else says so with one press, and nothing is lost either way.
 */
export const answerUnit: Flow = {
  name: ANSWER_UNIT,
  quoted: (turn) => passQuoted(turn),
  opens: (turn) => mayAnswer(turn) && lookForQuestion(turn),
  chose: (turn, value) => choose(turn, value),
  answer: (turn, { what }) => {
    if (what === PASSED) turn.session.awaiting = null;
    return false;
  },
  resume: (turn, _call, outcome) => goOn(turn, outcome),
};

function passQuoted(turn: Turn): boolean {
  const { text, media, replySubject, edited, token } = turn.input;
  if (!replySubject || edited || token !== null || (text.length < LEAST_SAID && !media.length)) return false;
  keep(turn, WHICH);
  pass(turn, { id: replySubject }, media.length ? 'addEvidence' : 'addWords');
  return true;
}

/** Only who has handed something in can have been asked. */
function mayAnswer(turn: Turn): boolean {
  const { session, input } = turn;
  const talks = input.media.length > 0 || saysSomething(input.text);
  return session.filed && talks && !input.edited && !input.startPayload && !turn.declined.has(ANSWER_UNIT);
}

function lookForQuestion(turn: Turn): boolean {
  keep(turn, WHICH);
  turn.call(ANSWER_UNIT, { do: 'askedOf', residentKey: keyOf(turn) });
  return true;
}

function goOn(turn: Turn, outcome: Outcome): void {
  if (outcome.did === 'askedOf') return found(turn, outcome.tickets);
  if (outcome.did === 'act') return passed(turn, outcome.acted);
}

function found(turn: Turn, waiting: readonly TicketView[]): void {
  const [only] = waiting;
  if (!only) return readOn(turn);
  if (waiting.length === 1) return pass(turn, { id: only.id }, 'supply');
  const { language } = turn;
  const said = texts[language];
  const choices = waiting.map(({ id, number, category }) => ({
    label: said.toTicket(number, category.name[language]),
    value: `ticket:${id}`,
  }));
  turn.ask(ANSWER_UNIT, { prompt: said.which, choices: [...choices, { label: said.other, value: 'other' }] });
}

function passed(turn: Turn, acted: Extract<Outcome, { did: 'act' }>['acted']): void {
  const said = texts[turn.language];
  if (!acted.ok) {
    turn.session.awaiting = null;
    return turn.say(said.refused);
  }
  const { ticket } = acted;
  const quoted = turn.input.replySubject === ticket.id;
  turn.session.ticket = ticket.number;
  turn.say(said.passed(ticket.number, ticket.unit.name[turn.language]), { receipt: true, subject: ticket.id });
  if (quoted) turn.session.awaiting = null;
  else offerOther(turn);
}

function offerOther(turn: Turn): void {
  const { awaiting } = turn.session;
  turn.session.awaiting = awaiting && { ...awaiting, what: PASSED };
  turn.offerUnder(ANSWER_UNIT, [{ label: texts[turn.language].other, value: 'other' }]);
}

function choose(turn: Turn, value: string): void {
  turn.closeMenu();
  if (value === 'other') return readOn(turn);
  pass(turn, { id: value.slice('ticket:'.length) }, 'supply');
}

/** It is no answer: it is understood as if it had just been said. */
function readOn(turn: Turn): void {
  turn.reread = kept(turn);
  turn.session.awaiting = null;
  turn.declined.add(ANSWER_UNIT);
}

/** What was said outlives the press that asks where it belongs. */
function keep(turn: Turn, what: string): void {
  turn.session.awaiting = { flow: ANSWER_UNIT, what, data: { said: JSON.stringify({ ...turn.input, token: null }) } };
}

function kept(turn: Turn): Input {
  const { awaiting } = turn.session;
  const said = awaiting?.flow === ANSWER_UNIT ? awaiting.data.said : undefined;
  return said === undefined ? turn.input : (JSON.parse(said) as Input);
}

function pass(turn: Turn, ticket: TicketCommand['ticket'], move: 'supply' | 'addWords' | 'addEvidence'): void {
  const { text, media } = kept(turn);
  const by = { kind: 'resident' as const, key: keyOf(turn), name: turn.session.person.name };
  turn.call(ANSWER_UNIT, { do: 'act', command: { ticket, move, by, words: text || null, evidence: [...media] } });
}

function keyOf(turn: Turn): string {
  return residentKeyOf(turn.session.address, turn.session.person.id);
}
