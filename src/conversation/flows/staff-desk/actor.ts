import type { Actor } from '../../../tickets';
import type { Turn } from '../../engine/turn';
import { staffDeskTexts as texts } from './staff-desk.texts';

export const STAFF_DESK = 'staff-desk';

/** Who acts in this group: for its unit, or in its role. */
export function actorOf(turn: Turn): Exclude<Actor, { kind: 'resident' | 'system' }> {
  const { person } = turn.session;
  const name = person.name ?? texts[turn.language].colleague;
  const { role } = turn.world;
  if (role === 'dispatchers') return { kind: 'dispatcher', id: person.id, name };
  if (role === 'supervisors') return { kind: 'supervisor', id: person.id, name };
  return { kind: 'handler', id: person.id, name, unit: turn.world.unit?.code ?? '' };
}
