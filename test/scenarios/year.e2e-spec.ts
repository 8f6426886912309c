import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../scripts/bundle.cjs';
import { yearDistrict } from '../year/city';
import { dumpDifferences } from '../year/dump';
import { fileDatabase } from '../year/house';
import { liveKilledYear } from '../year/kills';
import { describe as tell } from '../year/report';
import { liveYear, type LivedYear } from '../year/run';

const ROOT = join(__dirname, '..', '..');
const PLAN = { seed: 20_261_129, tickets: 450 };
const KILLS = 3;

jest.setTimeout(240_000);

describe('a year of a district', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-year-'));
  const district = yearDistrict();
  let whole: LivedYear;

  beforeAll(async () => {
    whole = await liveYear(fileDatabase(join(folder, 'whole.sqlite')), district, PLAN);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is told again from its events alone: rungs, deadlines, owners, numbers, rulings', () => {
    if (whole.report.problems.length) throw new Error(tell(whole.report));
  });

  it('has something of everything, so that the comparison means something', () => {
    const happened = Object.keys(whole.report.events);
    expect(EVERYTHING.filter((type) => !happened.includes(type))).toEqual([]);
  });

  it('ends the same when the process is killed on the way', async () => {
    const script = join(folder, 'year.cjs');
    await bundle(ROOT, 'test/year/main.ts', script);
    const own = join(folder, 'killed');
    mkdirSync(own);
    const killed = await liveKilledYear({ ...PLAN, folder: own, script, kills: KILLS }, district);
    expect(killed.kills).toBe(KILLS);
    expect([...killed.problems, ...dumpDifferences(whole.dump, killed.dump)]).toEqual([]);
  });
});

const EVERYTHING = [
  ...['submitted', 'received', 'dispatched', 'accepted', 'progressed', 'noted', 'resolved', 'closed', 'reopened'],
  ...['returnRequested', 'returnUpheld', 'returnRefused', 'infoRequested', 'infoSupplied', 'wordsAdded', 'urged'],
  ...['evidenceAdded', 'withdrawn', 'escalated', 'breached', 'joined', 'split', 'personJoined', 'personLeft'],
  ...['extensionAsked', 'extensionGranted', 'extensionRefused', 'supervised', 'supervisionAnswered'],
  ...['supervisionLifted', 'partAssigned', 'partAccepted', 'partSaid', 'partDone', 'partReturned', 'partCancelled'],
  ...['callbackAsked', 'commended', 'exclusionAsked', 'exclusionGranted', 'exclusionRefused'],
  ...['whistled', 'checkedIn', 'checkInMissed', 'checkInRated', 'whistleSaid', 'whistleClosed'],
];
