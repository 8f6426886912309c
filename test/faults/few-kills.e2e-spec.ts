import { buildSync } from 'esbuild';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe as tell, problemsOf } from './report';
import { runFaults } from './run';

const ROOT = join(__dirname, '..', '..');
const PROGRAM = process.env.FAULTS_PROGRAM ?? join(ROOT, 'dist', 'src', 'main.js');
const KILLS = 15;
const RESIDENTS = 20;
const SEED = 20_261_122;

jest.setTimeout(240_000);

describe('killed at random moments, with a platform that fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-few-kills-'));
  const standIn = join(folder, 'stand-in.cjs');

  beforeAll(() => {
    if (!existsSync(PROGRAM)) throw new Error('the program is not built: npm run build');
    const entryPoints = [join(ROOT, 'test', 'support', 'telegram', 'main.ts')];
    buildSync({
      entryPoints,
      outfile: standIn,
      bundle: true,
      platform: 'node',
      target: 'node20',
      packages: 'external',
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('loses nothing, doubles nothing and leaves nobody without an answer', async () => {
    const run = {
      channel: 'telegram' as const,
      root: ROOT,
      program: PROGRAM,
      standIn,
      seed: SEED,
      kills: KILLS,
      residents: RESIDENTS,
    };
    const report = await runFaults(run);
    expect(report.kills).toBe(KILLS);
    expect(report.confirmed).toBeGreaterThan(RESIDENTS);
    if (problemsOf(report).length) throw new Error(`seed ${SEED}\n${tell(report)}`);
  });
});
