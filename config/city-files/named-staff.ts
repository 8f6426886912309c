import { ConfigError } from '../../src/shared/app-error';
import type { HandlingUnit, NamedStaff } from '../city';
import { STAFF_ROLES } from '../staff-roles';
import { groupFormat, type HandlingUnitsFile } from './handling-units.file';

/** The people whom the file names, each with a unit and a role; what is not so written is refused. */
export function toNamedStaff(
  units: readonly HandlingUnit[],
  { staff = {} }: Pick<HandlingUnitsFile, 'staff'>,
  path: string,
): NamedStaff[] {
  const codes = new Set(units.map(({ code }) => code));
  return Object.entries(staff).map(([person, what]) => {
    const at = `staff.${person}`;
    if (!groupFormat.test(person)) throw new ConfigError(path, at, "expected channel:id, as 'telegram:12345678'");
    const [unit = '', named] = typeof what === 'string' ? what.trim().split(/\s+/) : [];
    const role = STAFF_ROLES.find((one) => one === named);
    if (!codes.has(unit) || !role) {
      throw new ConfigError(path, at, `expected the code of a unit and a role (${STAFF_ROLES.join(', ')})`);
    }
    return { person, unit, role };
  });
}
