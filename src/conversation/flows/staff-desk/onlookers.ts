import type { GroupRole } from '../../../../config/group-roles';
import { parseTicketToken } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import { isOrder } from './bare-order';
import { hearOrders } from './hearing';
import { hearLook } from './look-up';
import { isDeskOrder, isFor, placeOf, type DeskOrder } from './desk-orders';
import { readStaffOrder } from './read-order';
import { staffDeskTexts as texts } from './staff-desk.texts';

/** A group of leaders, supervisors or dispatchers: the orders of its role, what it may look at, and what it cannot do. */
export function hearOnlookers(turn: Turn, role: Exclude<GroupRole, 'unit'>): boolean {
  const said = texts[turn.language];
  if (turn.input.edited) return false;
  const foreign = foreignOrder(turn, role);
  if (foreign) {
    turn.say(placeOf(foreign) === 'unit' ? said.staffOnly[role] : said.notHere[placeOf(foreign)]);
    return true;
  }
  return hearOrders(turn) || hearLook(turn);
}

/** An order that is given elsewhere, in words or by a button; null for any other message. */
function foreignOrder(turn: Turn, role: GroupRole): DeskOrder | null {
  const { input, session } = turn;
  if (input.token !== null) return foreignPress(input.token, role);
  if (session.awaiting?.what === 'words') return null;
  const said = readStaffOrder(input.text);
  if (!said || isFor(said.order, role)) return null;
  return isOrder(turn, said) ? said.order : null;
}

/** The order below somebody else's card; the resident's own buttons stand for what a unit does. */
function foreignPress(token: string, role: GroupRole): DeskOrder | null {
  const button = parseTicketToken(token);
  if (!button) return null;
  if (!isDeskOrder(button.move)) return 'update';
  return isFor(button.move, role) ? null : button.move;
}
