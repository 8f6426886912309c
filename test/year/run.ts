import type { TestDatabase } from '../support/databases';
import type { PlannedAct } from './act';
import { problemsOf, replayed } from './checks';
import type { YearDistrict } from './city';
import { dumpOf } from './dump';
import { yearHouse } from './house';
import { Life } from './life';
import { readLog } from './log';
import { planOf, type PlanOptions } from './plan';
import { toldCallbacks } from './replay-callbacks';
import { countCallbacks, countEvents, type YearReport } from './report';

/** A year lived in one go, compared, and how it stands at the end. */
export interface LivedYear {
  report: YearReport;
  dump: string[];
  plan: readonly PlannedAct[];
  refusals: ReadonlyMap<number, string>;
}

/** Lives a year in this process and compares. */
export async function liveYear(
  database: TestDatabase,
  district: YearDistrict,
  options: PlanOptions,
): Promise<LivedYear> {
  const plan = planOf(options, district);
  const begun = Date.now();
  const house = await yearHouse(database, district, district.begins);
  try {
    const refusals = new Map<number, string>();
    const acknowledge = (act: number, refused: string | null): void => {
      if (refused !== null) refusals.set(act, refused);
    };
    const life = new Life(house, district, plan, { from: 0, acknowledge });
    await life.live();
    const seconds = (Date.now() - begun) / 1000;
    const compared = await compare(database, district, plan, refusals);
    return { plan, refusals, ...compared, report: { ...options, ...compared.report, seconds, life: life.report } };
  } finally {
    await house.close();
  }
}

/** Compares a year that is over, and tells how it stands. */
export async function compare(
  database: TestDatabase,
  district: YearDistrict,
  plan: readonly PlannedAct[],
  refusals: ReadonlyMap<number, string>,
): Promise<{
  report: Pick<YearReport, 'acts' | 'refused' | 'events' | 'notices' | 'callbacks' | 'problems'>;
  dump: string[];
}> {
  const house = await yearHouse(database, district, district.begins);
  try {
    const log = await readLog(house.db.unitOfWork);
    const callbacks = toldCallbacks(log, plan, district);
    const { unitOfWork } = house.db;
    const problems = await problemsOf({
      ...{ district, plan, refusals, log, callbacks, unitOfWork },
      replays: replayed(log, district),
    });
    const notices = (await log.rows('year_notices')).length;
    const counts = { events: countEvents(log), notices, callbacks: countCallbacks(callbacks) };
    const report = { acts: plan.length, refused: refusals.size, ...counts, problems };
    return { report, dump: await dumpOf(log) };
  } finally {
    await house.close();
  }
}
