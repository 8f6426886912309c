import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileStandIn, PROGRAM, ROOT } from './compiled';
import { describe as tell, problemsOf } from './report';
import { runFaults } from './run';

const KILLS = 4;
const RESIDENTS = 10;
const SEED = 20_261_126;

jest.setTimeout(240_000);

describe('killed at random moments, behind a gateway that dies and falls silent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-few-kills-wechat-'));
  const standIn = join(folder, 'gateway.cjs');

  beforeAll(() => compileStandIn('faults/gateway/main.ts', standIn));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('loses nothing, doubles nothing and leaves nobody without an answer', async () => {
    const people = { kills: KILLS, residents: RESIDENTS, seed: SEED };
    const report = await runFaults({ channel: 'wechat', root: ROOT, program: PROGRAM, standIn, ...people });
    expect(report.kills).toBe(KILLS);
    expect(report.confirmed).toBeGreaterThanOrEqual(RESIDENTS);
    if (problemsOf(report).length) throw new Error(`seed ${SEED}\n${tell(report)}`);
  });
});
