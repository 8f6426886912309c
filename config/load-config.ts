import { toNamedStaff } from './city-files/named-staff';
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassConstructor } from 'class-transformer';

import { CityConfig, Grade, GradeCode, Landmark, Street } from './city';
import { CityFile } from './city-files/city.file';
import * as checks from './city-files/cross-checks';
import { deepFreeze } from './city-files/deep-freeze';
import { DivisionsFile } from './city-files/divisions.file';
import { EscalationLaddersFile } from './city-files/escalation-ladders.file';
import { HandlingUnitsFile } from './city-files/handling-units.file';
import { HolidaysFile } from './city-files/holidays.file';
import { readCommunities, readLandmarks } from './city-files/landmarks';
import { readYaml } from './city-files/read-yaml';
import { ServiceCatalogueFile } from './city-files/service-catalogue.file';
import { toStreets } from './city-files/streets';
import { toCategories, toDistricts, toLadders, toUnits } from './city-files/to-city';
import { validate } from './city-files/validate';

/**
 * Reads a city's folder (`<configDir>/<city>/`) once, at boot: validated, checked across files, frozen. Throws a
 * `ConfigError` that names the file, the path inside it and what was expected.
 */
export function loadCity(configDir: string, city: string): CityConfig {
  const folder = join(configDir, city);
  const files = readFiles(folder);
  checks.checkGrades(files.catalogue);
  checks.checkDivisions(files.divisions);
  checks.checkLadders(files.ladders);
  checks.checkHolidays(files.holidays);

  const districts = toDistricts(files.divisions.content);
  const streets = toStreets(files.divisions.content, files.divisions.path);
  const units = toUnits(files.units.content, districts, streets, files.units.path);
  const config: CityConfig = {
    code: city,
    name: { ...files.city.content.name },
    policy: { ...files.city.content.policy },
    grades: byCode(files.catalogue.content),
    categories: toCategories(files.catalogue.content),
    units,
    staff: toNamedStaff(units, files.units.content, files.units.path),
    fallbackUnit: files.units.content.fallbackUnit,
    cityUnit: files.units.content.cityUnit ?? files.units.content.fallbackUnit,
    districts,
    streets,
    landmarks: landmarksOf(folder, streets),
    notPlaces: [...(files.divisions.content.notPlaces ?? [])],
    ladders: toLadders(files.ladders.content, files.ladders.path),
    holidays: { ...files.holidays.content },
  };
  checks.checkUnits(files.units, config);
  checks.checkCatalogue(files.catalogue, config);
  return deepFreeze(config);
}

function readFiles(folder: string) {
  const read = <T extends object>(name: string, shape: ClassConstructor<T>): checks.Read<T> => {
    const path = join(folder, name);
    return { path, content: validate(shape, readYaml(path), path) };
  };
  return {
    city: read('city.yaml', CityFile),
    catalogue: read('service-catalogue.yaml', ServiceCatalogueFile),
    units: read('handling-units.yaml', HandlingUnitsFile),
    divisions: read('divisions.yaml', DivisionsFile),
    ladders: read('escalation-ladders.yaml', EscalationLaddersFile),
    holidays: read('holidays.yaml', HolidaysFile),
  };
}

function byCode({ grades }: ServiceCatalogueFile): Record<GradeCode, Grade> {
  return Object.fromEntries(grades.map((grade) => [grade.code, { ...grade }])) as Record<GradeCode, Grade>;
}

/** A city may go without a list of communities, not without landmarks. */
function landmarksOf(folder: string, streets: readonly Street[]): Landmark[] {
  const communities = join(folder, 'communities.txt');
  return [
    ...readLandmarks(join(folder, 'landmarks.yaml'), streets),
    ...(existsSync(communities) ? readCommunities(communities, streets) : []),
  ];
}
