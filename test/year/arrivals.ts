import type { RequestKind } from '../../src/tickets';
import type { ServiceCategory } from '../../config/city';
import { DAY, HOUR, TICK } from './act';
import type { Chance } from './chance';
import type { YearDistrict } from './city';

const DAYS = 365;

const WINTER = [0, 1, 2, 10, 11];
const SUMMER = [5, 6, 7];
const COLD = /heating|^gas\./;
const WET = /^water\./;
const KINDS: readonly [RequestKind, number][] = [
  ['complaint', 0.45],
  ['help', 0.3],
  ['report', 0.1],
  ['enquiry', 0.08],
  ['suggestion', 0.05],
  ['commendation', 0.02],
];

/** When it is told: any day of the year, mostly by day; on the sweep's beat, so that some come together. */
export function arrivalOf(chance: Chance, { begins }: YearDistrict): number {
  const day = Math.floor(chance.between(0, DAYS)) * DAY;
  const hour = chance.is(0.85) ? chance.between(7, 22) : chance.between(0, 24);
  return begins + day + Math.floor((hour * HOUR) / TICK) * TICK;
}

/** What it is about: heat and gas in winter, water and flooding in summer, everything all the year. */
export function categoryOf(at: number, { categories, calendar }: YearDistrict, chance: Chance): ServiceCategory {
  const month = calendar.monthOf(at);
  const season = WINTER.includes(month) ? COLD : SUMMER.includes(month) ? WET : null;
  const inSeason = season === null ? [] : categories.filter(({ code }) => season.test(code));
  return chance.one(inSeason.length && chance.is(0.4) ? inSeason : categories);
}

export function kindOf(chance: Chance): RequestKind {
  let left = chance.between(0, 1);
  return KINDS.find(([, share]) => (left -= share) < 0)?.[0] ?? 'complaint';
}
