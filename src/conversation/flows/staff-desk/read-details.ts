import type { CityConfig, HandlingUnit } from '../../../../config/city';
import type { OverlayCommand, SupervisionLevel } from '../../../tickets';
import { cleanText, foldWidth, readMeetingTime, readNumber } from '../../understanding';
import type { World } from '../../engine/world';
import type { Detail } from './desk-orders';

/** What was read out of an order's words. */
export type Details = Pick<OverlayCommand, 'days' | 'units' | 'level' | 'rating' | 'at'> & {
  unit?: string;
  into?: string;
};

/** All details, or the first that could not be read, with the units that a name may mean. */
export type ReadDetails = { ok: true; details: Details } | { ok: false; missing: Detail; maybe: HandlingUnit[] };

const DAYS = /(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:个)?\s*(天|日|工作日|days?|周|星期|weeks?)/iu;
const WEEK = /^(周|星期|week)/iu;
const LEVELS: readonly (readonly [SupervisionLevel, RegExp])[] = [
  ['red', /红|red/iu],
  ['yellow', /黄|yellow/iu],
];
const TICKET = /(?:[a-z]{2}[-\s]?\d{6}[-\s]?\d{4,8}[-\s]?\d)|(?<!\d)\d{4,8}(?!\d)/giu;
const RATING = /(?:^|\D)([1-5])\s*(?:分|$)/u;

/** Where and when it is read. */
type Present = Pick<World, 'city' | 'now'>;

/** Reads what an order needs out of its words. */
export function readDetails(wanted: readonly Detail[], words: string, { city, now }: Present): ReadDetails {
  const text = foldWidth(cleanText(words));
  const details: Details = {};
  for (const detail of wanted) {
    const read = READERS[detail](text, city, now);
    if ('maybe' in read) return { ok: false, missing: detail, maybe: read.maybe };
    Object.assign(details, read);
  }
  return { ok: true, details };
}

type Reader = (text: string, city: CityConfig, now: Date) => Details | { maybe: HandlingUnit[] };

const READERS: Record<Detail, Reader> = {
  into: (text) => {
    // The number of the other ticket stands last: `并单 0012 0007`, or `0007` alone in an answer.
    const into = text.match(TICKET)?.at(-1);
    return into === undefined ? { maybe: [] } : { into };
  },
  days: (text) => {
    const [, count = '', kind = ''] = DAYS.exec(text) ?? [];
    const number = readNumber(count);
    return number ? { days: number * (WEEK.test(kind) ? 7 : 1) } : { maybe: [] };
  },
  level: (text) => ({ level: LEVELS.find(([, words]) => words.test(text))?.[0] ?? 'notice' }),
  rating: (text) => {
    const [, figure] = RATING.exec(text) ?? [];
    return figure ? { rating: Number(figure) } : { maybe: [] };
  },
  units: (text, city) => {
    const found = unitsIn(text, city);
    return found.every(({ length }) => length === 1) && found.length
      ? { units: found.flat().map(({ code }) => code) }
      : { maybe: found.find(({ length }) => length > 1) ?? [] };
  },
  task: (text, city) => {
    const none: Details = {};
    return withoutUnits(text, city) ? none : { maybe: [] };
  },
  meeting: (text, city, now) => {
    const at = readMeetingTime(text, now, city.policy.timeZone);
    return at ? { at } : {};
  },
  unit: (text, city) => {
    const [named, ...others] = unitsIn(text, city);
    const [unit] = named ?? [];
    return unit && named?.length === 1 && !others.length
      ? { unit: unit.code }
      : { maybe: [...(named ?? []), ...others.flat()] };
  },
};

interface Named {
  name: string;
  units: HandlingUnit[];
}

const BETWEEN = /[\s,，、;；:：]/u;

/** The words without the units named before and behind them; a name inside stays. */
export function withoutUnits(words: string, city: CityConfig): string {
  const text = foldWidth(words).toLowerCase();
  if (text.length !== words.length) return words;
  const names = namesOf(city).map(({ name }) => name);
  let from = 0;
  let to = text.length;
  for (;;) {
    while (from < to && BETWEEN.test(text.charAt(from))) from += 1;
    while (from < to && BETWEEN.test(text.charAt(to - 1))) to -= 1;
    const rest = text.slice(from, to);
    const first = names.find((name) => rest.startsWith(name) && endsAt(rest.charAt(name.length)));
    const last = names.find((name) => rest.endsWith(name) && endsAt(rest.charAt(rest.length - name.length - 1)));
    if (first) from += first.length;
    else if (last) to -= last.length;
    else return words.slice(from, to);
  }
}

/** Whether a name ends where this stands beside it: nothing, or what stands between words. */
function endsAt(beside: string): boolean {
  return beside === '' || BETWEEN.test(beside);
}

const indices = new WeakMap<CityConfig, Named[]>();
const LEAST_CHARS = 2;

/** The units a text names, in its order; a name that several bear gives them all. The longest name goes first. */
export function unitsIn(text: string, city: CityConfig): HandlingUnit[][] {
  let rest = text.toLowerCase();
  const found: { at: number; units: HandlingUnit[] }[] = [];
  for (const { name, units } of namesOf(city)) {
    const at = rest.indexOf(name);
    if (at < 0) continue;
    found.push({ at, units });
    rest = rest.replaceAll(name, '\0'.repeat(name.length));
  }
  const inOrder = found.sort((one, other) => one.at - other.at).map(({ units }) => units);
  return inOrder.filter((units, index) => inOrder.findIndex((one) => one[0] === units[0]) === index);
}

function namesOf(city: CityConfig): Named[] {
  const known = indices.get(city);
  if (known) return known;
  const byName = new Map<string, HandlingUnit[]>();
  for (const unit of city.units) {
    for (const name of new Set([unit.code, unit.name['zh-CN'], unit.name.en, ...unit.aliases])) {
      if (name.length < LEAST_CHARS) continue;
      const key = foldWidth(name).toLowerCase();
      byName.set(key, [...(byName.get(key) ?? []), unit]);
    }
  }
  const names = [...byName].map(([name, units]) => ({ name, units }));
  names.sort((one, other) => other.name.length - one.name.length);
  indices.set(city, names);
  return names;
}
