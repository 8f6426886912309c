import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onBothDatabases, testDatabase, type TestDatabase } from '../support/databases';
import { yearDistrict } from '../year/city';
import { describe as tell } from '../year/report';
import { compare, liveYear, type LivedYear } from '../year/run';
import { fileDatabase } from '../year/house';

const SEED = 7;
const TICKETS = 60;

jest.setTimeout(120_000);

onBothDatabases('a year of a small district', (dialect) => {
  it.each([
    ['beijing', 'calendar days'],
    ['westmere', 'working days, in English, where the clocks change'],
  ])('is told again from its events alone, of %s: %s', async (city) => {
    const database = await testDatabase(dialect);
    try {
      if (dialect === 'postgres') await withoutWaiting(database);
      const { report } = await liveYear(database, yearDistrict(city), { seed: SEED, tickets: TICKETS });
      if (report.problems.length) throw new Error(tell(report));
      expect(report.events['escalated']).toBeGreaterThan(TICKETS);
    } finally {
      await database.drop();
    }
  });
});

/** Nobody pulls the plug here: a commit need not be on the disk. */
async function withoutWaiting(database: TestDatabase): Promise<void> {
  const { writing, close } = await database.connect();
  const name = new URL(database.url).pathname.slice(1);
  await writing.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  await close();
}

describe('what a year is compared with', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-year-'));
  const path = join(folder, 'year.sqlite');
  const district = yearDistrict();
  let year: LivedYear;

  beforeAll(async () => {
    year = await liveYear(fileDatabase(path), district, { seed: SEED, tickets: TICKETS });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    [
      'a rung that did not speak',
      'ladders',
      `DELETE FROM ticket_events WHERE id = (SELECT max(id) FROM ticket_events WHERE type = 'escalated')`,
    ],
    [
      'a breach that came late',
      'ladders',
      `UPDATE ticket_events SET at = at + 600000 WHERE id = (SELECT max(id) FROM ticket_events WHERE type = 'breached')`,
    ],
    [
      'a move nobody planned',
      'plan',
      `UPDATE ticket_events SET type = 'noted' WHERE id = (SELECT max(id) FROM ticket_events WHERE type = 'progressed')`,
    ],
    [
      'a deadline that moved',
      'deadlines',
      `UPDATE tickets SET resolve_by = resolve_by + 1 WHERE id = (SELECT max(id) FROM tickets)`,
    ],
    ['a ticket without a clock', 'owners', `DELETE FROM ticket_clocks WHERE clock = 'handling'`],
    [
      'a number that is missing',
      'numbers',
      `DELETE FROM tickets WHERE id = (SELECT min(id) FROM tickets WHERE number LIKE '%-0001-%' AND substr(number, 1, 9) IN (SELECT substr(number, 1, 9) FROM tickets WHERE number LIKE '%-0002-%'))`,
    ],
    [
      'an event nobody was told of',
      'told',
      `UPDATE ticket_events SET told = 0 WHERE id = (SELECT max(id) FROM ticket_events)`,
    ],
    ['a whistle that still waits', 'overlays', `UPDATE ticket_overlays SET ended_at = NULL WHERE kind = 'whistle'`],
    [
      'a ruling that is not in the audit log',
      'rulings',
      `DELETE FROM audit_log WHERE id = (SELECT max(id) FROM audit_log)`,
    ],
    [
      'somebody who was asked twice',
      'callbacks',
      `UPDATE ticket_events SET data = '{"again":false}' WHERE id = (SELECT max(id) FROM ticket_events WHERE type = 'callbackAsked' AND data LIKE '%true%')`,
    ],
    [
      'an answer that is not as it was given',
      'callbacks',
      `UPDATE callbacks SET solved = 0 WHERE id = (SELECT max(id) FROM callbacks WHERE solved = 1)`,
    ],
    [
      'a step of satisfaction that is not as it was given',
      'rates',
      `UPDATE callbacks SET satisfaction = 1 WHERE id = (SELECT max(id) FROM callbacks WHERE satisfaction >= 3)`,
    ],
    [
      'an exclusion nobody granted',
      'rates',
      `UPDATE ticket_overlays SET state = 'granted' WHERE kind = 'exclusion' AND state <> 'granted'`,
    ],
    [
      'praise nobody gave',
      'rates',
      `INSERT INTO commendations (id, ticket_id, number, unit, district, at, words)
        SELECT 'p' || id, 'p' || id, number, unit, district, answered_at, '' FROM callbacks WHERE effective = 1`,
    ],
  ])('finds %s (%s)', async (_what, by, tampering) => {
    const copy = join(folder, 'tampered.sqlite');
    copyFileSync(path, copy);
    const { writing, close } = await fileDatabase(copy).connect();
    await writing.query(tampering);
    await close();
    const { report } = await compare(fileDatabase(copy), district, year.plan, year.refusals);
    expect(report.problems.filter((problem) => problem.startsWith(`${by}: `))).not.toEqual([]);
  });
});
