import { testDatabase } from '../support/databases';
import { yearDistrict } from '../year/city';
import { describe as tell } from '../year/report';
import { liveYear } from '../year/run';

const SEED = 20_261_126;
const TICKETS = Number(process.env['YEAR_TICKETS'] ?? 600);

jest.setTimeout(240_000);

describe('a year of a district', () => {
  it('leaves nobody without a clock or an owner, and every rung speaks once', async () => {
    const database = await testDatabase('sqlite');
    try {
      const { report } = await liveYear(database, yearDistrict(), { seed: SEED, tickets: TICKETS });
      process.stdout.write(tell(report));
      if (report.problems.length) throw new Error(`seed ${SEED}\n${tell(report)}`);
    } finally {
      await database.drop();
    }
  });
});
