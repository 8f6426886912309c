import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultWorld } from './fault-world';
import { Program, type ProgramPlan } from './program';

/** When the program dies. */
export interface KillPlan {
  kills: number;
  random: () => number;
  /** Ends the killing early. */
  enough?: AbortSignal | undefined;
}

/** Of the kills so many hit the program while it still comes up. */
const WHILE_STARTING = 0.2;
/** Of the times it serves so many see the way to the platform in trouble. */
const IN_TROUBLE = 0.15;
const LONGEST_START_MS = 120_000;
const GRACE_MS = 30_000;

/** Kills the program at random moments and starts it again at once, as an operator's supervisor would. */
export class Supervisor {
  kills = 0;
  starts = 0;
  troubles = 0;
  /** What it did that nobody asked for. */
  readonly surprises: string[] = [];
  private program: Program | null = null;
  /** How long the last start took until it could be spoken to. */
  private startingMs = 1_200;

  constructor(
    private readonly plan: ProgramPlan,
    private readonly world: Pick<FaultWorld, 'attached' | 'trouble' | 'servingMs'>,
    private readonly onKill: (kills: number) => void = () => undefined,
  ) {}

  /** Uses up the kills; leaves the program running. */
  async run({ kills, random, enough }: KillPlan): Promise<void> {
    while (this.kills < kills && !enough?.aborted) {
      const program = this.start();
      const began = Date.now();
      if (random() < WHILE_STARTING) {
        await Promise.race([sleep(random() * this.startingMs), program.ended]);
      } else {
        await this.untilReady(program);
        this.startingMs = Date.now() - began;
        await Promise.race([sleep(random() * this.world.servingMs), program.ended]);
        if (random() < IN_TROUBLE) await Promise.race([this.inTrouble(random), program.ended]);
      }
      program.signal('SIGKILL');
      const end = await program.ended;
      if (end !== 'SIGKILL') this.surprises.push(`the program ended by itself (${end}): ${program.words}`);
      this.kills += 1;
      this.onKill(this.kills);
    }
    await this.untilReady(this.start());
  }

  /** Asks the program to end, as at an orderly shutdown. */
  async stop(): Promise<void> {
    const { program } = this;
    if (!program) return;
    this.program = null;
    program.signal('SIGTERM');
    const late = setTimeout(() => program.signal('SIGKILL'), GRACE_MS);
    const end = await program.ended;
    clearTimeout(late);
    if (end !== 'exit code 0') this.surprises.push(`the program did not stop cleanly (${end}): ${program.words}`);
  }

  /** Whatever happens, nothing is left running. */
  async abandon(): Promise<void> {
    this.program?.signal('SIGKILL');
    await this.program?.ended;
  }

  private start(): Program {
    this.starts += 1;
    this.program = new Program(this.plan);
    return this.program;
  }

  private async inTrouble(random: () => number): Promise<void> {
    if (!this.world.trouble) return;
    this.troubles += 1;
    await this.world.trouble(random);
    await sleep(random() * this.world.servingMs);
  }

  private async untilReady(program: Program): Promise<void> {
    const late = new AbortController();
    const up = await Promise.race([
      program.ready.then(() => this.world.attached()).then(() => 'up'),
      program.ended.then((end) => end),
      sleep(LONGEST_START_MS, 'no answer', { signal: late.signal }),
    ]);
    late.abort();
    if (up !== 'up') throw new Error(`the program did not come up (${up}): ${program.words}`);
  }
}
