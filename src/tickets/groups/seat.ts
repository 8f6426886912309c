import type { CityConfig, HandlingUnit } from '../../../config/city';
import type { GroupRole } from '../../../config/group-roles';

/** Whose a group chat is: of which unit, and of whom there. */
export interface Seat {
  unit: HandlingUnit;
  role: GroupRole;
}

type Place = readonly [unit: string, role: GroupRole];

/**
 * Where something for a unit's people is said, the first that has a group: leaders are told in their unit's group while
 * they have none, a district's supervisors in the city's, the city's in the dispatchers'. In the end somebody of the
 * centre reads it, so that nothing is said to a silent place.
 */
export function placesFor(unit: string, role: GroupRole, city: Pick<CityConfig, 'fallbackUnit' | 'cityUnit'>): Place[] {
  const { fallbackUnit, cityUnit = fallbackUnit } = city;
  const up: Record<GroupRole, Place[]> = {
    unit: [[unit, 'unit']],
    leaders: [
      [unit, 'leaders'],
      [unit, 'unit'],
    ],
    supervisors: [
      [unit, 'supervisors'],
      [cityUnit, 'supervisors'],
      [cityUnit, 'dispatchers'],
      [fallbackUnit, 'dispatchers'],
    ],
    dispatchers: [
      [unit, 'dispatchers'],
      [cityUnit, 'dispatchers'],
      [fallbackUnit, 'dispatchers'],
    ],
  };
  const centre: Place[] = [
    [fallbackUnit, 'unit'],
    [cityUnit, 'unit'],
    [cityUnit, 'dispatchers'],
    [fallbackUnit, 'dispatchers'],
    [cityUnit, 'supervisors'],
  ];
  return [...up[role], ...centre];
}
