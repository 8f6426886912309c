/** What a person of staff is, when the person and not a group is known. */
export type StaffRole = 'handler' | 'leader' | 'dispatcher' | 'supervisor' | 'analyst';

export const STAFF_ROLES: readonly StaffRole[] = ['handler', 'leader', 'dispatcher', 'supervisor', 'analyst'];
