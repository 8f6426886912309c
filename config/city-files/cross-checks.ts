import { ConfigError } from '../../src/shared/app-error';
import { CLOCK_NAMES, CityConfig } from '../city';
import { canHaveRole, SPECIAL_ROLES } from '../group-roles';
import { DivisionsFile } from './divisions.file';
import { EscalationLaddersFile } from './escalation-ladders.file';
import { HandlingUnitsFile } from './handling-units.file';
import { HolidaysFile } from './holidays.file';
import { gradeCodes, ServiceCatalogueFile } from './service-catalogue.file';

/** A validated file, and its path for complaints. */
export interface Read<T> {
  path: string;
  content: T;
}

/** A grade written twice or not at all would leave a ticket without a clock. */
export function checkGrades({ path, content }: Read<ServiceCatalogueFile>): void {
  const codes = content.grades.map(({ code }) => code);
  refuseTwice(path, codes, (index) => `grades[${index}].code`);
  const missing = gradeCodes.find((code) => !codes.includes(code));
  if (missing) throw new ConfigError(path, 'grades', `expected a row for ${missing}`);
}

/** Codes are unique and say their first level; every lead is a unit that exists. */
export function checkCatalogue({ path, content }: Read<ServiceCatalogueFile>, city: CityConfig): void {
  const units = new Set(city.units.map(({ code }) => code));
  refuseTwice(
    path,
    content.groups.map(({ code }) => code),
    (index) => `groups[${index}].code`,
  );
  content.groups.forEach((group, first) => {
    const at = (index: number, key: string) => `groups[${first}].categories[${index}].${key}`;
    refuseTwice(
      path,
      group.categories.map(({ code }) => code),
      (index) => at(index, 'code'),
    );
    group.categories.forEach(({ code, lead }, index) => {
      if (!code.startsWith(`${group.code}.`)) {
        throw new ConfigError(path, at(index, 'code'), `expected to begin with ${group.code}.`);
      }
      if (lead !== 'street' && !units.has(lead)) {
        throw new ConfigError(path, at(index, 'lead'), 'expected street, or the code of a unit in handling-units.yaml');
      }
    });
  });
}

/** Unit codes are unique, the fallback and the city's unit are among them, and roles are where they can be. */
export function checkUnits({ path, content }: Read<HandlingUnitsFile>, city: CityConfig): void {
  refuseTwice(
    path,
    city.units.map(({ code }) => code),
    (index) => (index < content.units.length ? `units[${index}].code` : 'units'),
  );
  if (Object.values(content.districtUnits ?? {}).some((called: string) => !called.includes('…'))) {
    throw new ConfigError(path, 'districtUnits', 'expected … where the name of the district stands');
  }
  if (!city.units.some(({ code }) => code === content.fallbackUnit)) {
    throw new ConfigError(path, 'fallbackUnit', 'expected the code of a unit');
  }
  if (!city.units.some(({ code }) => code === city.cityUnit)) {
    throw new ConfigError(path, 'cityUnit', 'expected the code of a unit');
  }
  for (const { code, roleGroups } of city.units) {
    const misplaced = SPECIAL_ROLES.find((role) => roleGroups?.[role] && !canHaveRole(city, code, role));
    if (misplaced) {
      const expected =
        misplaced === 'supervisors' ? "a district or the city's unit" : "the city's or the fallback unit";
      throw new ConfigError(path, `${misplaced}.${code}`, `expected ${expected}`);
    }
  }
}

/** Codes of districts are unique; those of streets are keys, and lie in their district by how they begin. */
export function checkDivisions({ path, content }: Read<DivisionsFile>): void {
  const districts = content.districts.map(({ code }) => code);
  refuseTwice(path, districts, (index) => `districts[${index}].code`);
}

/** Every clock of every grade has a ladder, and none has two. */
export function checkLadders({ path, content }: Read<EscalationLaddersFile>): void {
  const keys = content.ladders.map(({ grade = 'every grade', clock = 'handling' }) => `${grade} on ${clock}`);
  refuseTwice(path, keys, (index) => `ladders[${index}].grade`);
  for (const clock of CLOCK_NAMES) {
    const missing = gradeCodes.find(
      (code) => ![code, 'every grade'].some((one) => keys.includes(`${one} on ${clock}`)),
    );
    if (missing) throw new ConfigError(path, 'ladders', `expected a ladder for ${missing} on ${clock}`);
  }
}

/** A day cannot be off and worked. */
export function checkHolidays({ path, content }: Read<HolidaysFile>): void {
  const index = content.makeUp.findIndex((day) => content.off.includes(day));
  if (index >= 0) throw new ConfigError(path, `makeUp[${index}]`, 'expected a day that is not in off');
}

function refuseTwice(path: string, codes: readonly string[], at: (index: number) => string): void {
  const seen = new Set<string>();
  codes.forEach((code, index) => {
    if (seen.has(code)) throw new ConfigError(path, at(index), `expected to be unique, ${code} is written twice`);
    seen.add(code);
  });
}
