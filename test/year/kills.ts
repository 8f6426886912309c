import { spawn, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Acknowledged } from './acknowledged';
import { Chance } from './chance';
import type { YearDistrict } from './city';
import { fileDatabase, yearHouse } from './house';
import { Life } from './life';
import { planOf, type PlanOptions } from './plan';
import { compare } from './run';
import type { YearReport } from './report';

/** Where a year with kills keeps its things. */
export interface KilledYear extends PlanOptions {
  /** The compiled program: one life of it is a process. */
  script: string;
  folder: string;
  kills: number;
  say?: (line: string) => void;
}

const ACK_WIDTH = 32;
const LOOK_MS = 15;
const MOST_DEATHS_BY_ITSELF = 1;

/** Kills the process at random moments and starts it again, until the year is over; then compares as without kills. */
export async function liveKilledYear(
  year: KilledYear,
  district: YearDistrict,
): Promise<{ kills: number; seconds: number; problems: string[]; dump: string[]; report: Partial<YearReport> }> {
  const begun = Date.now();
  const plan = planOf(year, district);
  const kills = await livesAndDeaths({ ...year, city: district.city.code }, plan.length);
  const seconds = (Date.now() - begun) / 1000;
  const { database, acknowledged } = placesIn(year.folder);
  const refusals = Acknowledged.refusals(acknowledged);
  const { report, dump } = await compare(fileDatabase(database), district, plan, refusals);
  return { kills, seconds, problems: report.problems, dump, report };
}

/** One life: from what was acknowledged to the end of the year, or until it is killed. */
export async function oneLife(options: PlanOptions, folder: string, district: YearDistrict): Promise<void> {
  const { database, acknowledged } = placesIn(folder);
  const plan = planOf(options, district);
  const from = Acknowledged.count(acknowledged);
  const acks = new Acknowledged(acknowledged);
  const house = await yearHouse(fileDatabase(database), district, plan[from - 1]?.at ?? district.begins);
  try {
    await new Life(house, district, plan, { from, acknowledge: (act, refused) => acks.write(act, refused) }).live();
  } finally {
    await house.close();
    acks.close();
  }
}

function placesIn(folder: string): { database: string; acknowledged: string } {
  return { database: join(folder, 'year.sqlite'), acknowledged: join(folder, 'acknowledged.txt') };
}

async function livesAndDeaths(year: KilledYear & { city: string }, acts: number): Promise<number> {
  const chance = new Chance(year.seed, acts);
  const moments = Array.from({ length: year.kills }, () => chance.between(0, acts)).sort((a, b) => a - b);
  let killed = 0;
  for (let lives = 0; ; lives += 1) {
    const life = new OneLife(year);
    const moment = moments[killed];
    if (moment !== undefined && (await life.until(moment))) {
      await sleep(chance.between(0, 60));
      if (await life.kill()) killed += 1;
      year.say?.(`killed ${killed} times, ${Acknowledged.count(placesIn(year.folder).acknowledged)} acts of ${acts}`);
      continue;
    }
    if ((await life.ended) === 0) return killed;
    if (lives - killed >= MOST_DEATHS_BY_ITSELF) throw new Error(`a life ended by itself: ${life.words}`);
  }
}

/** A process that lives the year. */
class OneLife {
  readonly ended: Promise<number | null>;
  words = '';
  private readonly child: ChildProcess;
  private over = false;

  constructor(private readonly year: KilledYear & { city: string }) {
    const { script, folder, seed, tickets, city } = year;
    const options = ['--life', folder, '--seed', String(seed), '--tickets', String(tickets), '--city', city];
    // The script may lie anywhere; packages are the checkout's.
    const env = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') };
    this.child = spawn(process.execPath, [script, ...options], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child.stderr?.on('data', (chunk: Buffer) => (this.words += chunk.toString('utf8')));
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code) => {
        this.over = true;
        resolve(code);
      }),
    );
  }

  /** Waits until so many acts are acknowledged; false when it ended before. */
  async until(moment: number): Promise<boolean> {
    while (!this.over) {
      if (this.acknowledged() >= moment) return true;
      await sleep(LOOK_MS);
    }
    return false;
  }

  /** True when it was killed, false when it was over before. */
  async kill(): Promise<boolean> {
    this.child.kill('SIGKILL');
    return (await this.ended) === null;
  }

  private acknowledged(): number {
    const size = statSync(placesIn(this.year.folder).acknowledged, { throwIfNoEntry: false })?.size ?? 0;
    return size / ACK_WIDTH;
  }
}
