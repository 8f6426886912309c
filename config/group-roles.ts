import type { CityConfig } from './city';

/** Whose chat a unit's group is: its staff's, its leaders', its supervisors', or the dispatchers' of the centre. */
export type GroupRole = 'unit' | 'leaders' | 'supervisors' | 'dispatchers';

/** The roles that a group may have beside the staff's own. */
export type SpecialRole = Exclude<GroupRole, 'unit'>;

export const SPECIAL_ROLES: readonly SpecialRole[] = ['leaders', 'supervisors', 'dispatchers'];

export const GROUP_ROLES: readonly GroupRole[] = ['unit', ...SPECIAL_ROLES];

type Levels = Pick<CityConfig, 'units' | 'fallbackUnit' | 'cityUnit'>;

/**
 * Whether a unit can have a group of this role: every unit has staff and leaders, districts and the city's own unit have
 * supervisors, the city's unit and the fallback unit have dispatchers.
 */
export function canHaveRole(city: Levels, unit: string, role: GroupRole): boolean {
  if (role === 'unit' || role === 'leaders') return true;
  if (unit === city.cityUnit || unit === city.fallbackUnit) return true;
  return role === 'supervisors' && city.units.find(({ code }) => code === unit)?.level === 'district';
}
