import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileStandIn, PROGRAM, ROOT } from './compiled';
import { describe as tell, problemsOf } from './report';
import { runFaults } from './run';

const KILLS = 15;
const RESIDENTS = 20;
const SEED = 20_261_122;

jest.setTimeout(240_000);

describe('killed at random moments, with a platform that fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-few-kills-'));
  const standIn = join(folder, 'stand-in.cjs');

  beforeAll(() => compileStandIn('support/telegram/main.ts', standIn));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('loses nothing, doubles nothing and leaves nobody without an answer', async () => {
    const people = { kills: KILLS, residents: RESIDENTS, seed: SEED };
    const report = await runFaults({ channel: 'telegram', root: ROOT, program: PROGRAM, standIn, ...people });
    expect(report.kills).toBe(KILLS);
    expect(report.confirmed).toBeGreaterThan(RESIDENTS);
    if (problemsOf(report).length) throw new Error(`seed ${SEED}\n${tell(report)}`);
  });
});
