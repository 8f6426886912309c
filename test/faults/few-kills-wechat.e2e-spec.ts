import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileStandIn, PROGRAM, ROOT } from './compiled';
import { describe as tell, problemsOf } from './report';
import { runFaults } from './run';

const KILLS = 4;
const RESIDENTS = 10;
/** One kill while it starts, three while it serves, and a gateway that dies and comes back in between. */
const SEED = 20_261_102;

jest.setTimeout(400_000);

describe('killed at random moments, behind a gateway that dies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-few-kills-wechat-'));
  const standIn = join(folder, 'gateway.cjs');

  beforeAll(() => compileStandIn('faults/gateway/main.ts', standIn));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('loses nothing, doubles nothing and leaves nobody without an answer', async () => {
    const people = { kills: KILLS, residents: RESIDENTS, seed: SEED };
    const report = await runFaults({ channel: 'wechat', root: ROOT, program: PROGRAM, standIn, ...people });
    expect(report.kills).toBe(KILLS);
    expect(report.faults.gatewayKilled).toBe(1);
    expect(report.confirmed).toBeGreaterThanOrEqual(RESIDENTS);
    if (problemsOf(report).length) throw new Error(`seed ${SEED}\n${tell(report)}`);
  });
});
