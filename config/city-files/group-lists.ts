import { ConfigError } from '../../src/shared/app-error';
import { HandlingUnit } from '../city';
import { SPECIAL_ROLES } from '../group-roles';
import { groupFormat, HandlingUnitsFile } from './handling-units.file';

type Lists = Pick<HandlingUnitsFile, 'groups' | 'leaders' | 'supervisors' | 'dispatchers'>;

/** Writes the file's group chats to their units; a chat that stands in two places is refused. */
export function bindGroups(units: readonly HandlingUnit[], lists: Lists, path: string): void {
  const byCode = new Map(units.map((row) => [row.code, row]));
  const places = new Map<string, string>();
  for (const key of ['groups', ...SPECIAL_ROLES] as const) {
    for (const [code, list] of Object.entries(lists[key] ?? {})) {
      const unit = byCode.get(code);
      if (!unit) throw new ConfigError(path, `${key}.${code}`, 'expected the code of a unit');
      const groups = groupsIn(list, `${key}.${code}`, path, places);
      if (key === 'groups') unit.groups = groups;
      else unit.roleGroups = { ...unit.roleGroups, [key]: groups };
    }
  }
}

function groupsIn(list: unknown, at: string, path: string, places: Map<string, string>): string[] {
  if (!Array.isArray(list)) throw new ConfigError(path, at, 'expected a list of channel:id');
  return list.map((group: unknown, index) => {
    const here = `${at}[${index}]`;
    if (typeof group !== 'string' || !groupFormat.test(group)) {
      throw new ConfigError(path, here, "expected channel:id, as 'telegram:-1001234567890'");
    }
    const before = places.get(group);
    if (before) throw new ConfigError(path, here, `expected a chat of its own, this one stands at ${before}`);
    places.set(group, here);
    return group;
  });
}
