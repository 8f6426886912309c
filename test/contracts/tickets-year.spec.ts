import { onBothDatabases, testDatabase } from '../support/databases';
import { yearDistrict } from '../year/city';
import { describe as tell } from '../year/report';
import { liveYear } from '../year/run';

const SEED = 7;
const TICKETS = 120;

jest.setTimeout(120_000);

onBothDatabases('a year of a small district', (dialect) => {
  it.each([
    ['calendar days', []],
    ['working days', ['ordinary', 'complex'] as const],
  ])('is told again from its events alone, on %s', async (_days, workingDays) => {
    const database = await testDatabase(dialect);
    try {
      const { report } = await liveYear(database, yearDistrict(workingDays), { seed: SEED, tickets: TICKETS });
      if (report.problems.length) throw new Error(tell(report));
      expect(report.events['escalated']).toBeGreaterThan(TICKETS);
    } finally {
      await database.drop();
    }
  });
});
