import type { GroupRole } from '../../../../config/group-roles';
import { parseTicketToken } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import { hearOrders, isTicketButton } from './hearing';
import { hearLook } from './look-up';
import { isDeskOrder, isFor } from './desk-orders';
import { readStaffOrder } from './read-order';
import { staffDeskTexts as texts } from './staff-desk.texts';

/** A group of leaders, supervisors or dispatchers: the orders of its role, what it may look at, and what it cannot do. */
export function hearOnlookers(turn: Turn, role: Exclude<GroupRole, 'unit'>): boolean {
  const said = texts[turn.language];
  if (turn.input.edited) return false;
  if (isForeign(turn, role)) {
    turn.say(said.staffOnly[role]);
    return true;
  }
  return hearOrders(turn) || hearLook(turn);
}

/** An order that is given elsewhere. */
function isForeign({ input, session }: Turn, role: GroupRole): boolean {
  if (input.token !== null) return isTicketButton(input.token) && !mayPress(input.token, role);
  if (session.awaiting?.what === 'words') return false;
  const said = readStaffOrder(input.text);
  if (!said || isFor(said.order, role)) return false;
  // A verb without a number is an order to us only where it is said to us.
  return said.number !== null || input.addressed;
}

function mayPress(token: string, role: GroupRole): boolean {
  const button = parseTicketToken(token);
  return button !== null && isDeskOrder(button.move) && isFor(button.move, role);
}
