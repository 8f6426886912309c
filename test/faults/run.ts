import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '../support/telegram/random';
import type { BotMessage, FaultPlan } from '../support/telegram';
import { check, type Violations } from './checks';
import { makeCity } from './city';
import { Heard } from './heard';
import { Resident } from './resident';
import { Staff } from './staff';
import { readStored, waitingToBeSaid } from './stored';
import { Supervisor } from './supervisor';
import { World, type WorldState } from './world';

/** What a run is made of. */
export interface FaultRun {
  root: string;
  /** The built program. */
  program: string;
  /** The compiled stand-in. */
  standIn: string;
  seed: number;
  kills: number;
  residents: number;
  say?: (line: string) => void;
}

/** What came of it. */
export interface FaultReport {
  seed: number;
  seconds: number;
  kills: number;
  starts: number;
  dialogues: number;
  confirmed: number;
  acts: number;
  messages: number;
  repeatedReceipts: number;
  repeatedPings: number;
  accepted: number;
  resolved: number;
  nudges: number;
  faults: WorldState['faults'];
  stuck: string[];
  surprises: string[];
  violations: Violations;
}

const TOKEN = '123456789:faults-token';
const GROUP = -1_004_000_001;
const STAFF = 900_000_001;
const FIRST_PERSON = 700_000_001;
const TICK_MS = 200;
const LONGEST_END_MS = 90_000;
const QUIET_MS = 4_000;

/** What goes wrong while the program is killed: seldom enough that people get somewhere, often enough to hurt. */
function faultPlan(seed: number): FaultPlan {
  const sends = { method: ['sendMessage', 'editMessageText', 'sendPhoto', 'sendMediaGroup'] };
  return {
    seed,
    rules: [
      { ...sends, fault: 'tooManyRequests', probability: 0.03, retry_after: 1 },
      { ...sends, fault: 'serverError', probability: 0.02 },
      { ...sends, fault: 'serverError', status: 502, probability: 0.01 },
      { ...sends, fault: 'silence', probability: 0.004 },
      { ...sends, fault: 'workThenSilence', probability: 0.004 },
      { ...sends, fault: 'workThenReset', probability: 0.01 },
      { ...sends, fault: 'reset', probability: 0.01 },
      { ...sends, fault: 'late', ms: 700, probability: 0.02 },
      { method: 'getUpdates', fault: 'reset', probability: 0.01 },
      { method: 'getUpdates', fault: 'serverError', probability: 0.01 },
      { method: 'answerCallbackQuery', fault: 'serverError', probability: 0.05 },
    ],
    delivery: { duplicate: 0.1, reorder: 0.3 },
  };
}

/** Kills the real program again and again while residents and staff go on, then compares what was promised. */
export async function runFaults(plan: FaultRun): Promise<FaultReport> {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-faults-'));
  const world = await World.start(plan.standIn, TOKEN, plan.seed);
  const database = join(folder, 'faults.sqlite');
  makeCity(plan.root, join(folder, 'config'), GROUP);
  const supervisor = new Supervisor(
    { root: plan.root, script: plan.program, cwd: folder, env: environment(folder, database, world.url) },
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

function environment(folder: string, database: string, apiRoot: string): Record<string, string> {
  return {
    PORT: '0',
    DATABASE_URL: `sqlite:${database}`,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    CONFIG_DIR: join(folder, 'config'),
    CITY: 'beijing',
    MEDIA_DIR: join(folder, 'media'),
    DEMO: '0',
    LOG_LEVEL: 'warn',
  };
}

class Run {
  private readonly random: () => number;
  private readonly heard = new Heard();
  private readonly residents = new Map<number, Resident>();
  private readonly staff: Staff;
  private goesOn = true;

  constructor(
    private readonly plan: FaultRun,
    private readonly world: World,
    private readonly supervisor: Supervisor,
    private readonly database: string,
  ) {
    this.random = seededRandom(plan.seed);
    this.staff = new Staff(STAFF, GROUP, seededRandom(plan.seed + 1));
  }

  async go(): Promise<FaultReport> {
    const { world, supervisor, plan } = this;
    const start = Date.now();
    await this.people();
    await world.listen((message) => this.hear(message));
    await world.faults(faultPlan(plan.seed));
    const ticking = setInterval(() => this.tick(), TICK_MS);
    try {
      for (const resident of this.residents.values()) world.act(...resident.begin(Date.now()));
      await supervisor.run({ kills: plan.kills, random: this.random });
      this.goesOn = false;
      await world.calm();
      await this.quiet();
    } finally {
      clearInterval(ticking);
    }
    const state = await world.state();
    if (state.pending_updates > 0) supervisor.surprises.push(`${state.pending_updates} updates were not fetched`);
    await supervisor.stop();
    return this.report(state, (Date.now() - start) / 1000);
  }

  private async people(): Promise<void> {
    const { world, plan } = this;
    await world.actNow({ verb: 'createPerson', id: STAFF, first_name: '王工' });
    await world.actNow({ verb: 'createGroup', id: GROUP, title: '路灯抢修群', members: [STAFF] });
    for (let index = 1; index <= plan.residents; index += 1) {
      const id = FIRST_PERSON + index;
      await world.actNow({ verb: 'createPerson', id, started: true });
      this.residents.set(id, new Resident(id, index, seededRandom(plan.seed * 1000 + index), () => this.goesOn));
    }
  }

  private hear(message: BotMessage): void {
    this.heard.note(message);
    const now = Date.now();
    if (message.chat_id === GROUP) this.world.act(...this.staff.hear(message, now));
    else this.world.act(...(this.residents.get(message.chat_id)?.hear(message, now) ?? []));
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
      if ((await this.world.state()).pending_updates > 0) continue;
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
      seed: plan.seed,
      seconds,
      kills: supervisor.kills,
      starts: supervisor.starts,
      dialogues: sum(all.map(({ dialogues }) => dialogues)),
      confirmed: confirmed.length,
      acts: this.world.acts,
      messages: heard.messages,
      repeatedReceipts: sum(all.map(({ repeatedReceipts }) => repeatedReceipts)),
      repeatedPings: sum([...staff.pinged.values()].map((times) => times - 1)),
      accepted: staff.accepted.size,
      resolved: staff.resolved.size,
      nudges: sum(all.map(({ nudges }) => nudges)),
      faults: state.faults,
      stuck: [...this.stuck().map(({ progress }) => progress), ...(staff.busy ? ['the staff still wait'] : [])],
      surprises: supervisor.surprises,
      violations,
    };
  }
}
