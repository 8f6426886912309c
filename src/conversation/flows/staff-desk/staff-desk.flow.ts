import type { TicketView } from '../../../tickets';
import type { Flow } from '../../engine/flow';
import type { Turn } from '../../engine/turn';
import type { Outcome } from '../calls';
import { besides } from './beside-orders';
import { bindGroup, hearUnbound } from './binding';
import { corrected } from './category-order';
import { found, listOpen } from './found-tickets';
import { hearStaff } from './hearing';
import { hearOnlookers } from './onlookers';
import { STAFF_DESK } from './actor';
import { showCard } from './look-up';
import { tellRates } from './rates';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { isDeskOrder, type DeskOrder } from './desk-orders';

/** A unit's groups. The staff's: buttons under a ping, verbs with a number, replies; the others' look on. And binding. */
export const staffDesk: Flow = {
  name: STAFF_DESK,
  hears: (turn) => {
    if (bindGroup(turn)) return true;
    const { role } = turn.world;
    if (role === null) return hearUnbound(turn);
    return role === 'unit' ? hearStaff(turn) : hearOnlookers(turn, role);
  },
  // Its menus stand in groups, where `hears` reads them.
  chose: () => undefined,
  resume: (turn, _call, outcome) => {
    if (outcome.did === 'find') found(turn, outcome.found);
    else if (outcome.did === 'overlay') overlaid(turn, outcome.acted);
    else if (outcome.did === 'listForUnit') listOpen(turn, outcome.tickets);
    else if (outcome.did === 'bind') bound(turn, outcome.bound);
    else if (outcome.did === 'act') acted(turn, outcome.acted);
    else if (outcome.did === 'recategorise') corrected(turn, outcome.corrected);
    else if (outcome.did === 'card') showCard(turn, outcome);
    else if (outcome.did === 'rates') tellRates(turn, outcome);
    else besides(turn, outcome);
  },
};

function bound(turn: Turn, outcome: Extract<Outcome, { did: 'bind' }>['bound']): void {
  const said = texts[turn.language];
  const words = outcome.ok
    ? said.bound[outcome.role](outcome.unit.name[turn.language])
    : said.refused(outcome.refusal.code, outcome.refusal.params);
  turn.say(words, { receipt: true });
}

function acted(turn: Turn, outcome: Extract<Outcome, { did: 'act' }>['acted']): void {
  const said = texts[turn.language];
  if (!outcome.ok) return turn.say(said.refused(outcome.refusal.code, outcome.refusal.params));
  const { move, ticket } = outcome;
  // A pressed "accept" shows on the card itself; what was typed is answered.
  const shown = move === 'accept' && turn.input.token !== null;
  // An answer to these words is about the same ticket.
  if (isDeskOrder(move) && !shown) turn.say(doneInWords(turn, move, ticket), { subject: ticket.id });
}

/** A return goes on to the next unit by itself, unless somebody has to rule on it. */
function doneInWords(turn: Turn, move: DeskOrder, { number, state, unit }: TicketView): string {
  const said = texts[turn.language];
  const isGone = move === 'return' && state !== 'returnRequested' && unit.code !== turn.world.unit?.code;
  return isGone ? said.returnedTo(number, unit.name[turn.language]) : said.done[move](number);
}

function overlaid(turn: Turn, outcome: Extract<Outcome, { did: 'overlay' }>['acted']): void {
  const said = texts[turn.language];
  if (!outcome.ok) return turn.say(said.refused(outcome.refusal.code, outcome.refusal.params));
  const { move, ticket } = outcome;
  if (isDeskOrder(move)) turn.say(said.done[move](ticket.number), { subject: ticket.id });
}
