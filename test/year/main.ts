import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { yearDistrict } from './city';
import { dumpDifferences } from './dump';
import { fileDatabase } from './house';
import { liveKilledYear, oneLife } from './kills';
import { describe, type YearReport } from './report';
import { liveYear } from './run';

const OPTIONS = {
  tickets: { type: 'string', default: '20000' },
  kills: { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
  city: { type: 'string', default: 'beijing' },
  /** Set by the program itself: one process of a year with kills, and where it keeps its things. */
  life: { type: 'string' },
} as const;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS });
  const plan = { seed: Number(values.seed), tickets: Number(values.tickets) };
  const district = yearDistrict(values.city);
  if (values.life !== undefined) {
    await oneLife(plan, values.life, district);
    return 0;
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-year-'));
  try {
    const { report, dump } = await liveYear(fileDatabase(join(folder, 'whole.sqlite')), district, plan);
    if (Number(values.kills) > 0) {
      say(describe(report));
      report.killed = await withKills({ ...plan, folder, kills: Number(values.kills), say }, dump);
    }
    say(describe(report));
    return report.problems.length + (report.killed?.differences.length ?? 0) ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }

  async function withKills(
    year: typeof plan & { folder: string; kills: number; say: typeof say },
    dump: readonly string[],
  ): Promise<YearReport['killed']> {
    const killedFolder = join(year.folder, 'killed');
    mkdirSync(killedFolder);
    const script = process.argv[1] ?? '';
    const killed = await liveKilledYear({ ...year, folder: killedFolder, script }, district);
    return { ...killed, differences: [...killed.problems, ...dumpDifferences(dump, killed.dump)] };
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
