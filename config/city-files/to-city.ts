import { District, EscalationLadder, EscalationRung, HandlingUnit, ServiceCategory, Street } from '../city';
import { ConfigError } from '../../src/shared/app-error';
import { DivisionsFile } from './divisions.file';
import { EscalationLaddersFile } from './escalation-ladders.file';
import { bindGroups } from './group-lists';
import { HandlingUnitsFile } from './handling-units.file';
import { ServiceCatalogueFile } from './service-catalogue.file';

/** The catalogue's second level, each row with its first level. */
export function toCategories(file: ServiceCatalogueFile): ServiceCategory[] {
  return file.groups.flatMap((group) =>
    group.categories.map(({ code, name, grade, lead, keywords, resolvePhoto = false, danger }) => ({
      code,
      parent: group.code,
      name: { ...name },
      parentName: { ...group.name },
      grade,
      resolvePhoto,
      ...(danger ? { danger } : {}),
      keywords: [...keywords],
      lead: lead === 'street' ? { by: 'street' as const } : { by: 'unit' as const, unit: lead },
    })),
  );
}

/** Districts with their outlines as numbers. */
export function toDistricts(file: DivisionsFile): District[] {
  return file.districts.map(({ code, name, aliases = [], outline = [] }) => ({
    code,
    name: { ...name },
    aliases: [...aliases],
    outline: outline.map(toRing),
  }));
}

function toRing(points: string): [number, number][] {
  return points.split(',').map((point) => {
    const [lon, lat] = point.trim().split(' ');
    return [Number(lon), Number(lat)];
  });
}

/** Stands for the district in what its unit is called. */
const DISTRICT = '…';

/** Departments and utilities as written, then a unit for each district and each street. */
export function toUnits(
  file: HandlingUnitsFile,
  districts: readonly District[],
  streets: readonly Street[],
  path: string,
): HandlingUnit[] {
  const written = file.units.map(({ code, name, level, aliases = [] }) => unit(code, { ...name }, level, aliases));
  const ofDistricts = districts.map(({ code, name }) => {
    const called = file.districtUnits ?? { 'zh-CN': DISTRICT, en: DISTRICT };
    const full = {
      'zh-CN': called['zh-CN'].replace(DISTRICT, name['zh-CN']),
      en: called.en.replace(DISTRICT, name.en),
    };
    return { ...unit(`district-${code}`, full, 'district', [name['zh-CN']]), district: code };
  });
  const ofStreets = streets.map((street) => ({
    ...unit(street.unit, street.name, 'street', street.aliases),
    district: street.district,
  }));
  const units = [...written, ...ofDistricts, ...ofStreets];
  bindGroups(units, file, path);
  return units;
}

function unit(
  code: string,
  name: HandlingUnit['name'],
  level: HandlingUnit['level'],
  aliases: readonly string[],
): HandlingUnit {
  return { code, name, level, aliases: [...aliases], groups: [] };
}

/** Ladders with each rung's time in one of its two forms. */
export function toLadders(file: EscalationLaddersFile, path: string): EscalationLadder[] {
  return file.ladders.map(({ grade, clock = 'handling', rungs }, ladder) => ({
    ...(grade ? { grade } : {}),
    clock,
    rungs: rungs.map(({ at, audience }, rung) => {
      const time = toRungTime(at);
      if (!time) {
        throw new ConfigError(
          path,
          `ladders[${ladder}].rungs[${rung}].at`,
          'expected either share, minutesBefore or minutesAfter',
        );
      }
      return { at: time, audience };
    }),
  }));
}

function toRungTime({ share, minutesBefore, minutesAfter }: RungTimes): EscalationRung['at'] | null {
  const given = [share, minutesBefore, minutesAfter].filter((value) => value !== undefined);
  if (given.length !== 1) return null;
  if (share !== undefined) return { share };
  return minutesBefore === undefined ? { minutesAfter: minutesAfter ?? 0 } : { minutesBefore };
}

interface RungTimes {
  share?: number;
  minutesBefore?: number;
  minutesAfter?: number;
}
