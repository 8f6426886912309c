import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../support/telegram/random';
import { check, type Violations } from './checks';
import { makeCity } from './city';
import type { FaultWorld, Said, WorldState } from './fault-world';
import { Heard } from './heard';
import { Resident } from './resident';
import { Staff } from './staff';
import { readStored, waitingToBeSaid } from './stored';
import { Supervisor } from './supervisor';
import { startWorld } from './worlds';

/** What a run is made of. */
export interface FaultRun {
  root: string;
  /** The built program. */
  program: string;
  channel: 'telegram' | 'wechat';
  /** The compiled stand-in of that channel's platform. */
  standIn: string;
  seed: number;
  kills: number;
  residents: number;
  say?: (line: string) => void;
  /** Ends the killing early; what was promised until then is compared all the same. */
  enough?: AbortSignal;
}

/** What came of it. */
export interface FaultReport {
  channel: FaultRun['channel'];
  seed: number;
  seconds: number;
  kills: number;
  starts: number;
  dialogues: number;
  confirmed: number;
  /** Troubles with the way to the platform. */
  troubles: number;
  acts: number;
  messages: number;
  repeatedReceipts: number;
  repeatedPings: number;
  accepted: number;
  resolved: number;
  nudges: number;
  saidAgain: number;
  faults: WorldState['faults'];
  stuck: string[];
  surprises: string[];
  violations: Violations;
}

const TICK_MS = 200;
const LONGEST_END_MS = 150_000;
const QUIET_MS = 4_000;

/** Kills the real program again and again while residents and staff go on, then compares what was promised. */
export async function runFaults(plan: FaultRun): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-faults-'));
  const world = await startWorld(plan);
  const database = join(folder, 'faults.sqlite');
  makeCity(plan.root, join(folder, 'config'), `${world.channel}:${world.group}`);
  const supervisor = new Supervisor(
    { root: plan.root, script: plan.program, cwd: folder, env: environment(folder, database, world) },
    world,
    (kills) => kills % 10 === 0 && plan.say?.(`${kills} kills`),
  );
  try {
    return await new Run(plan, world, supervisor, database).go();
  } finally {
    await supervisor.abandon();
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function environment(folder: string, database: string, world: FaultWorld): Record<string, string> {
  return {
    PORT: '0',
    DATABASE_URL: `sqlite:${database}`,
    ...world.settings,
    CONFIG_DIR: join(folder, 'config'),
    CITY: 'beijing',
    MEDIA_DIR: join(folder, 'media'),
    DEMO: '0',
    LOG_LEVEL: 'warn',
    // Packages that keep something of their own keep it here.
    HOME: folder,
  };
}

class Run {
  private readonly random: () => number;
  private readonly heard = new Heard();
  private readonly residents = new Map<string, Resident>();
  private readonly staff: Staff;
  private goesOn = true;

  constructor(
    private readonly plan: FaultRun,
    private readonly world: FaultWorld,
    private readonly supervisor: Supervisor,
    private readonly database: string,
  ) {
    this.random = seededRandom(plan.seed);
    this.staff = new Staff(world, seededRandom(plan.seed + 1));
  }

  async go(): Promise<FaultReport> {
    const { world, supervisor, plan } = this;
    const start = Date.now();
    await this.people();
    await world.listen((message) => this.hear(message));
    await world.rage(plan.seed);
    const ticking = setInterval(() => this.tick(), TICK_MS);
    try {
      for (const resident of this.residents.values()) world.act(...resident.begin(Date.now()));
      await supervisor.run({ kills: plan.kills, random: this.random, enough: plan.enough });
      this.goesOn = false;
      await world.calm();
      await this.quiet();
    } finally {
      clearInterval(ticking);
    }
    const state = await world.state();
    if (state.pending > 0) supervisor.surprises.push(`${state.pending} updates were not fetched`);
    await supervisor.stop();
    return this.report(state, (Date.now() - start) / 1000);
  }

  private async people(): Promise<void> {
    const { world, plan } = this;
    const goesOn = () => this.goesOn;
    for (const [at, id] of (await world.people(plan.residents)).entries()) {
      const random = seededRandom(plan.seed * 1000 + at + 1);
      this.residents.set(id, new Resident(id, at + 1, { random, goesOn, saysAgain: world.loses }));
    }
  }

  private hear(message: Said): void {
    this.heard.note(message);
    const now = Date.now();
    if (message.chat === this.world.group) this.world.act(...this.staff.hear(message, now));
    else this.world.act(...(this.residents.get(message.chat)?.hear(message, now) ?? []));
  }

  private tick(): void {
    const now = Date.now();
    for (const resident of this.residents.values()) this.world.act(...resident.tick(now));
    this.world.act(...this.staff.tick(now));
  }

  /** Until everybody has an end, nothing is to be fetched or sent, and nobody has spoken for a while. */
  private async quiet(): Promise<void> {
    const until = Date.now() + LONGEST_END_MS;
    while (Date.now() < until) {
      await sleep(500);
      if (this.stuck().length || this.staff.busy || Date.now() - this.heard.lastAt < QUIET_MS) continue;
      if ((await this.world.state()).pending > 0) continue;
      if ((await waitingToBeSaid(this.database)) === 0) return;
    }
  }

  private stuck(): Resident[] {
    return [...this.residents.values()].filter(({ talking }) => talking);
  }

  private async report(state: WorldState, seconds: number): Promise<FaultReport> {
    const all = [...this.residents.values()];
    const confirmed = all.flatMap((resident) => resident.confirmed);
    const { staff, heard, supervisor, plan } = this;
    const violations = check({ confirmed, stored: await readStored(this.database), heard, staff });
    violations.wrong.push(...all.flatMap(({ wrongs }) => wrongs), ...this.world.refused);
    const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
    return {
      channel: plan.channel,
      seed: plan.seed,
      seconds,
      kills: supervisor.kills,
      starts: supervisor.starts,
      dialogues: sum(all.map(({ dialogues }) => dialogues)),
      confirmed: confirmed.length,
      troubles: supervisor.troubles,
      acts: this.world.acts,
      messages: heard.messages,
      repeatedReceipts: sum(all.map(({ repeatedReceipts }) => repeatedReceipts)),
      repeatedPings: sum([...staff.pinged.values()].map((times) => times - 1)),
      accepted: staff.accepted.size,
      resolved: staff.resolved.size,
      nudges: sum(all.map(({ nudges }) => nudges)),
      saidAgain: sum(all.map(({ saidAgain }) => saidAgain)),
      faults: state.faults,
      stuck: [...this.stuck().map(({ progress }) => progress), ...(staff.busy ? ['the staff still wait'] : [])],
      surprises: supervisor.surprises,
      violations,
    };
  }
}
