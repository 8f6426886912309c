import type { Bilingual, CityConfig, HandlingUnit, ServiceCategory, Street } from '../../../config/city';

/** The city's rows by their codes. */
export interface ServiceCatalogue {
  category(code: string): ServiceCategory | null;
  /** Names of a category; of one that is no longer in the catalogue, its code. */
  categoryName(code: string): Bilingual;
  unit(code: string): HandlingUnit | null;
  /** The unit a ticket names; one that is no longer in the list is shown by its code. */
  namedUnit(code: string): HandlingUnit;
  street(code: string): Street | null;
  districtUnit(district: string): HandlingUnit | null;
  fallbackUnit(): HandlingUnit;
  /** Units of that code, name or alias; letters' case does not matter. */
  unitsCalled(name: string): HandlingUnit[];
}

const known = new WeakMap<CityConfig, ServiceCatalogue>();

/** A city's catalogue; made once per configuration. */
export function catalogueOf(city: CityConfig): ServiceCatalogue {
  let catalogue = known.get(city);
  if (!catalogue) known.set(city, (catalogue = makeCatalogue(city)));
  return catalogue;
}

function makeCatalogue(city: CityConfig): ServiceCatalogue {
  const categories = byCode(city.categories);
  const units = byCode(city.units);
  const streets = byCode(city.streets);
  const districts = new Map(
    city.units.filter(({ level }) => level === 'district').map((unit) => [unit.district ?? unit.code, unit]),
  );
  const namedUnit = (code: string): HandlingUnit => units.get(code) ?? unknownUnit(code);
  return {
    category: (code) => categories.get(code) ?? null,
    categoryName: (code) => categories.get(code)?.name ?? { 'zh-CN': code, en: code },
    unit: (code) => units.get(code) ?? null,
    namedUnit,
    street: (code) => streets.get(code) ?? null,
    districtUnit: (code) => districts.get(`district-${code}`) ?? districts.get(code) ?? null,
    fallbackUnit: () => namedUnit(city.fallbackUnit),
    unitsCalled: (name) => unitsCalled(city.units, name),
  };
}

function byCode<T extends { code: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.code, row]));
}

function unknownUnit(code: string): HandlingUnit {
  return { code, name: { 'zh-CN': code, en: code }, level: 'department', aliases: [], groups: [] };
}

function unitsCalled(units: readonly HandlingUnit[], name: string): HandlingUnit[] {
  const wanted = name.trim().toLowerCase();
  const exact = units.filter(({ code, name: names }) => [code, names['zh-CN'], names.en].some(same(wanted)));
  return exact.length ? exact : units.filter(({ aliases }) => aliases.some(same(wanted)));
}

function same(wanted: string): (name: string) => boolean {
  return (name) => name.toLowerCase() === wanted;
}
