import type { CityConfig, HandlingUnit, Street } from '../../../config/city';
import { NO_RULINGS, rulingOn, type RulingBook } from './ruling';
import { catalogueOf, type ServiceCatalogue } from './service-catalogue';

/** Where something is and what it is about: all that dispatch looks at. */
export interface DispatchMatter {
  category: string;
  street: string | null;
  district: string | null;
}

/** The unit that leads, and the rule that chose it. */
export interface UnitChoice {
  unit: HandlingUnit;
  why: 'ruling' | 'category' | 'street' | 'district' | 'fallback';
}

/**
 * Who leads (首接负责): the unit the category names, or the street where it happens; else the district's government;
 * else the fallback (兜底). What was made a rule after a ruling goes before all of it. There is always one.
 */
export function chooseUnit(city: CityConfig, matter: DispatchMatter, book: RulingBook = NO_RULINGS): UnitChoice {
  const ruling = rulingOn(book, matter);
  const ruled = ruling?.isRule ? choice(catalogueOf(city).unit(ruling.unit), 'ruling') : null;
  if (ruled) return ruled;
  const [first] = unitChain(city, matter);
  return first ?? fallback(catalogueOf(city));
}

/**
 * Who takes it when `unit` has returned it: the next in line after it; a unit that is not in the line was chosen by
 * hand, and the fallback follows. Null after the fallback: nobody is left, and a return must be refused.
 */
export function nextUnit(city: CityConfig, matter: DispatchMatter, unit: string): UnitChoice | null {
  if (unit === city.fallbackUnit) return null;
  const chain = unitChain(city, matter);
  const at = chain.findIndex((choice) => choice.unit.code === unit);
  return (at < 0 ? null : chain[at + 1]) ?? fallback(catalogueOf(city));
}

/** The line of units, the first first, each once. */
function unitChain(city: CityConfig, matter: DispatchMatter): UnitChoice[] {
  const catalogue = catalogueOf(city);
  const street = matter.street ? catalogue.street(matter.street) : null;
  const district = matter.district ?? street?.district ?? null;
  const line = [
    leadChoice(catalogue, matter.category, street),
    choice(district ? catalogue.districtUnit(district) : null, 'district'),
    fallback(catalogue),
  ].flatMap((one) => one ?? []);
  return line.filter(({ unit }, index) => line.findIndex((one) => one.unit.code === unit.code) === index);
}

function leadChoice(catalogue: ServiceCatalogue, category: string, street: Street | null): UnitChoice | null {
  const lead = catalogue.category(category)?.lead;
  if (lead?.by === 'unit') return choice(catalogue.unit(lead.unit), 'category');
  return lead && street ? choice(catalogue.unit(street.unit), 'street') : null;
}

function choice(unit: HandlingUnit | null, why: UnitChoice['why']): UnitChoice | null {
  return unit && { unit, why };
}

function fallback(catalogue: ServiceCatalogue): UnitChoice {
  return { unit: catalogue.fallbackUnit(), why: 'fallback' };
}
