import type { GroupRole } from '../../../../config/group-roles';
import type { Turn } from '../../engine/turn';
import { isTicketButton, lookOrList } from './hearing';
import { staffDeskTexts as texts } from './staff-desk.texts';
import { readStaffOrder } from './staff-verbs';

/** A group of leaders, supervisors or dispatchers: what its people can do there, and that the staff act elsewhere. */
export function hearOnlookers(turn: Turn, role: Exclude<GroupRole, 'unit'>): boolean {
  const said = texts[turn.language];
  if (turn.input.edited) return false;
  if (isOrder(turn)) {
    turn.say(said.staffOnly[role]);
    return true;
  }
  if (!turn.input.addressed) return false;
  // What a unit has open is its leaders' to see.
  if (role === 'leaders' && lookOrList(turn)) return true;
  turn.say(said.onlookersHelp[role](turn.world.unit?.name[turn.language] ?? ''));
  return true;
}

function isOrder({ input }: Turn): boolean {
  if (input.token !== null) return isTicketButton(input.token);
  const order = readStaffOrder(input.text);
  // A verb without a number is an order to us only where it is said to us.
  return order !== null && (order.number !== null || input.addressed);
}
