import type { CityConfig, HandlingUnit, ServiceCategory } from '../../config/city';
import { loadCity } from '../../config/load-config';
import { YearCalendar } from './calendar';

/** One district of a city, with what the plan may choose from. */
export interface YearDistrict {
  city: CityConfig;
  calendar: YearCalendar;
  /** The first instant of the year. */
  begins: number;
  streets: readonly string[];
  categories: readonly ServiceCategory[];
  /** Units of streets: who may be ruled to lead. */
  leaders: readonly string[];
  /** Departments and utilities: who may be called or get a part. */
  others: readonly string[];
}

/** The year for which the cities' days off are known. */
const FIRST_DAY = '2026-01-01';
const LEVELS = ['department', 'utility'];

/** The largest district of a city, by the city's own configuration, with a group for everybody of the district. */
export function yearDistrict(code = 'beijing'): YearDistrict {
  const loaded = loadCity('config', code);
  const streets = largest(loaded);
  const leaders = streets.map(({ unit }) => unit);
  const units = loaded.units.map((unit, index) => withGroups(unit, index, leaders));
  // What waits for company is known to the process alone; what waits for the morning is known to all.
  const pings = { ...loaded.policy.pings, togetherSeconds: 0 };
  const city = { ...loaded, policy: { ...loaded.policy, pings }, units };
  const calendar = new YearCalendar(city);
  return {
    ...{ city, calendar, begins: calendar.startOf(FIRST_DAY), leaders },
    streets: streets.map((street) => street.code),
    categories: loaded.categories,
    others: loaded.units.filter(({ level }) => LEVELS.includes(level)).map((unit) => unit.code),
  };
}

/** The streets of the district that has the most. */
function largest({ districts, streets }: CityConfig): CityConfig['streets'] {
  const byDistrict = districts.map(({ code }) => streets.filter(({ district }) => district === code));
  return byDistrict.reduce((most, own) => (own.length > most.length ? own : most), []);
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
