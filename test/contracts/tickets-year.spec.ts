import { onBothDatabases, testDatabase } from '../support/databases';
import { yearDistrict } from '../year/city';
import { describe as tell } from '../year/report';
import { compare, liveYear } from '../year/run';

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

describe('what a year is compared with', () => {
  it.each([
    ['ladders', `DELETE FROM ticket_events WHERE id = (SELECT max(id) FROM ticket_events WHERE type = 'escalated')`],
    [
      'ladders',
      `UPDATE ticket_events SET at = at + 600000 WHERE id = (SELECT max(id) FROM ticket_events WHERE type = 'breached')`,
    ],
    [
      'plan',
      `UPDATE ticket_events SET type = 'noted' WHERE id = (SELECT max(id) FROM ticket_events WHERE type = 'progressed')`,
    ],
    ['deadlines', `UPDATE tickets SET resolve_by = resolve_by + 1 WHERE id = (SELECT max(id) FROM tickets)`],
    ['owners', `DELETE FROM ticket_clocks WHERE clock = 'handling'`],
    [
      'numbers',
      `DELETE FROM tickets WHERE id = (SELECT min(id) FROM tickets WHERE number LIKE '%-0001-%' AND substr(number, 1, 9) IN (SELECT substr(number, 1, 9) FROM tickets WHERE number LIKE '%-0002-%'))`,
    ],
    ['told', `UPDATE ticket_events SET told = 0 WHERE id = (SELECT max(id) FROM ticket_events)`],
    ['overlays', `UPDATE ticket_overlays SET ended_at = NULL WHERE kind = 'whistle'`],
    ['rulings', `DELETE FROM audit_log WHERE id = (SELECT max(id) FROM audit_log)`],
  ])('finds by %s what was tampered with', async (by, tampering) => {
    const database = await testDatabase('sqlite');
    try {
      const district = yearDistrict();
      const { plan, refusals, report } = await liveYear(database, district, { seed: SEED, tickets: TICKETS });
      expect(report.problems).toEqual([]);
      const { writing, close } = await database.connect();
      await writing.query(tampering);
      await close();
      const { report: found } = await compare(database, district, plan, refusals);
      expect(found.problems.filter((problem) => problem.startsWith(`${by}: `))).not.toEqual([]);
    } finally {
      await database.drop();
    }
  });
});
