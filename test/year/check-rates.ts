import type { RatesPolicy } from '../../config/city';
import {
  GROUPINGS,
  readPeriod,
  ReadRates,
  type Grouping,
  type Period,
  type Ranked,
  type ServiceRates,
} from '../../src/insights';
import type { YearRun } from './checks';
import { draftOf } from './perform';

/** Somebody who was heard, or praise, and what it is counted under. */
interface Counted {
  at: number;
  under: Record<Grouping, string>;
}

interface Heard extends Counted {
  solved: boolean;
  satisfaction: number | null;
}

/** All periods in which anything of the year may fall. */
const PERIODS = Array.from({ length: 20 }, (_, index) => {
  return { year: 2026 + Math.floor(index / 12), month: (index % 12) + 1 };
});
/** The program rounds a score to a tenth. */
const TENTH = 0.0501;
const SMALL = 1e-6;
const ALL = 1_000_000;

/** The rates that are read of each unit, district and category are those reckoned from the events and the answers. */
export async function checkRates(run: YearRun): Promise<string[]> {
  const { district, unitOfWork } = run;
  const { city, calendar } = district;
  const { periodFromDay } = city.policy.rates;
  const rates = new ReadRates(unitOfWork, city);
  const { heard, praised } = counted(run);
  const problems: string[] = [];
  let all = 0;
  for (const { year, month } of PERIODS) {
    const period = readPeriod(`${year}-${two(month)}`, periodFromDay, city.policy.timeZone) as Period;
    const from = calendar.startOf(dateOf(year, month - 1, periodFromDay));
    const to = calendar.startOf(dateOf(year, month, periodFromDay));
    if (period.from.getTime() !== from || period.to.getTime() !== to) problems.push(`${period.name} is another time`);
    const within = <T extends Counted>(of: readonly T[]): T[] => of.filter(({ at }) => at >= from && at < to);
    for (const by of GROUPINGS) {
      const rows = await rates.ranking(by, period);
      problems.push(...compare(rows, within(heard), within(praised), by, run).map((one) => `${period.name} ${one}`));
    }
    all += (await rates.counted(period, null, ALL)).length;
  }
  return all === heard.length ? problems : [...problems, `${all} callbacks are listed, ${heard.length} counted`];
}

/** Who was heard of what is not excluded, and what was praised. */
function counted({ log, plan, callbacks, district: { city } }: YearRun): { heard: Heard[]; praised: Counted[] } {
  const events = [...log.events.values()].flat();
  const excluded = new Set(events.filter(({ type }) => type === 'exclusionGranted').map(({ ticket }) => ticket));
  const tickets = new Map(log.tickets.map((row) => [row.draft, row]));
  const under = new Map<string, Counted['under']>();
  const praised: Counted[] = [];
  for (const { ticket, at, doing } of plan) {
    const row = doing.what === 'open' ? tickets.get(draftOf(ticket)) : undefined;
    if (doing.what !== 'open' || !row) continue;
    const district = city.streets.find(({ code }) => code === doing.street)?.district ?? '';
    under.set(row.id, { unit: row.lead, district, category: doing.category });
    if (doing.kind === 'commendation') praised.push({ at, under: { unit: row.lead, district, category: '' } });
  }
  const heard = callbacks.asked.flatMap(({ main, unit, answeredAt, solved, satisfaction }): Heard[] => {
    const of = under.get(main);
    if (answeredAt === null || !of || excluded.has(main)) return [];
    return [{ at: answeredAt, under: { ...of, unit }, solved: solved === true, satisfaction }];
  });
  return { heard, praised };
}

function compare(
  rows: readonly Ranked[],
  heard: readonly Heard[],
  praised: readonly Counted[],
  by: Grouping,
  { district: { city } }: YearRun,
): string[] {
  const codes = new Set(heard.map(({ under }) => under[by]));
  const wrong = rows.filter(({ code, rates, commendations }) => {
    const own = heard.filter(({ under }) => under[by] === code);
    const praise = by === 'category' ? 0 : praised.filter(({ under }) => under[by] === code).length;
    return commendations !== praise || !isOf(rates, own, city.policy.rates);
  });
  const order = rows.filter((row, index) => index > 0 && !stands(rows[index - 1] as Ranked, row));
  return [
    ...(codes.size === rows.length ? [] : [`${rows.length} of ${codes.size} are ranked by ${by}`]),
    ...wrong.map(({ code }) => `the rates of ${by} ${code} are others`),
    ...order.map(({ code }) => `${by} ${code} stands too low`),
  ];
}

/** Whether rates are those of so many people. Whoever was heard was reached: nobody is asked yet whether the unit called. */
function isOf(rates: ServiceRates, own: readonly Heard[], { weights, basicallySatisfied }: RatesPolicy): boolean {
  const steps = (...of: number[]): number => own.filter(({ satisfaction }) => of.includes(satisfaction ?? 0)).length;
  const n = own.length;
  const solved = own.filter((one) => one.solved).length;
  const satisfied = (steps(4, 5) + basicallySatisfied * steps(3)) / n;
  const score = 100 * (weights.response + (weights.resolution * solved) / n + weights.satisfaction * satisfied);
  const near = (one: number | null, other: number, within = SMALL): boolean => Math.abs((one ?? -1) - other) < within;
  return [
    rates.effective === n && rates.contacted === n && rates.solved === solved,
    rates.satisfied === steps(4, 5) && rates.basicallySatisfied === steps(3),
    near(rates.response, 1) && near(rates.resolution, solved / n) && near(rates.satisfaction, satisfied),
    near(rates.score, score, TENTH),
  ].every(Boolean);
}

/** Whether one may stand before another: by score, then by how many were heard, then by code. */
function stands(one: Ranked, other: Ranked): boolean {
  const [high, low] = [one.rates.score ?? 0, other.rates.score ?? 0];
  if (high !== low) return high > low;
  if (one.rates.effective !== other.rates.effective) return one.rates.effective > other.rates.effective;
  return one.code < other.code;
}

/** `month` 0 is December of the year before. */
function dateOf(year: number, month: number, day: number): string {
  return month === 0 ? `${year - 1}-12-${two(day)}` : `${year}-${two(month)}-${two(day)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
