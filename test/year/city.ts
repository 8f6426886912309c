import type { CityConfig, GradeCode, HandlingUnit, ServiceCategory } from '../../config/city';
import { loadCity } from '../../config/load-config';

/** One district of the city, with what the plan may choose from. */
export interface YearDistrict {
  city: CityConfig;
  streets: readonly string[];
  categories: readonly ServiceCategory[];
  /** Units of streets: who may be ruled to lead. */
  leaders: readonly string[];
  /** Departments and utilities: who may be called or get a part. */
  others: readonly string[];
}

const DISTRICT = '110105';
const LEVELS = ['department', 'utility'];

/** The city's own configuration, with a group for everybody of the district. `workingDays` counts those grades on them. */
export function yearDistrict(workingDays: readonly GradeCode[] = []): YearDistrict {
  const loaded = loadCity('config', 'beijing');
  const streets = loaded.streets.filter(({ district }) => district === DISTRICT);
  const grades = { ...loaded.grades };
  for (const code of workingDays) grades[code] = { ...grades[code], days: 'working' };
  const leaders = streets.map(({ unit }) => unit);
  const units = loaded.units.map((unit, index) => withGroups(unit, index, leaders));
  return {
    city: { ...loaded, grades, units },
    streets: streets.map(({ code }) => code),
    categories: loaded.categories,
    leaders,
    others: loaded.units.filter(({ level }) => LEVELS.includes(level)).map(({ code }) => code),
  };
}

/** Streets and townships of other districts hear nothing of this one. */
function withGroups(unit: HandlingUnit, index: number, leaders: readonly string[]): HandlingUnit {
  if (unit.level === 'street' && !leaders.includes(unit.code)) return unit;
  const group = (role: number): string[] => [`telegram:-${1000 + index * 10 + role}`];
  const watches = unit.level === 'district' || unit.level === 'city';
  const centre = unit.level === 'city' ? { dispatchers: group(3) } : {};
  const roleGroups = { leaders: group(1), ...(watches ? { supervisors: group(2) } : {}), ...centre };
  return { ...unit, groups: group(0), roleGroups };
}
