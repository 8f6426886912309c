import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from 'sqlite3';
import { TelegramStandIn } from '../support/telegram';
import { BotProcess, type BotCommand } from './bot-process';
import { Crowd, type CrowdResult } from './crowd';
import { DIALOGUE } from './dialogue';
import { median, type RoundResult } from './report';

/** Where a bot of a round lives. */
export interface Place {
  folder: string;
  apiRoot: string;
  token: string;
  database: string;
}

const TOKEN = '123456789:bench-token';

/** One bot in a round: a process, a server of the Bot API and a database of its own. */
export class Contestant {
  private readonly talks: CrowdResult[] = [];
  private driverSeconds = 0;
  private botSeconds = 0;
  private tickets = 0;

  private constructor(
    private readonly residents: number,
    private readonly standIn: TelegramStandIn,
    private readonly place: Place,
    private readonly bot: BotProcess,
  ) {}

  static async start(
    residents: number,
    command: (place: Place) => BotCommand,
    nodeOptions: readonly string[],
  ): Promise<Contestant> {
    const folder = mkdtempSync(join(tmpdir(), 'yingsheng-bench-'));
    const standIn = new TelegramStandIn({ token: TOKEN, keepPerChat: 4 });
    const { url } = await standIn.start();
    const place = { folder, apiRoot: url, token: TOKEN, database: join(folder, 'bench.sqlite') };
    return new Contestant(residents, standIn, place, new BotProcess(command(place), nodeOptions));
  }

  /** What it wrote to its error output. */
  get complaints(): string {
    return this.bot.complaints;
  }

  /** Some dialogues, which may count. */
  async slice(dialogues: number, counts: boolean): Promise<void> {
    const botBefore = this.bot.cpuSeconds();
    const before = process.cpuUsage();
    const talk = await new Crowd(this.standIn, this.residents, dialogues).run();
    this.tickets += dialogues;
    if (!counts) return;
    this.talks.push(talk);
    this.botSeconds += this.bot.cpuSeconds() - botBefore;
    const { user, system } = process.cpuUsage(before);
    this.driverSeconds += (user + system) / 1_000_000;
  }

  /** What all slices gave; then the bot ends. A bot that is fast because it loses something has not won. */
  async result(): Promise<RoundResult> {
    const peakMb = this.bot.peakMemory() / 1_048_576;
    await this.bot.stop();
    const found = await ticketsIn(this.place.database);
    if (found !== this.tickets) throw new Error(`${this.tickets} tickets were confirmed and ${found} are stored`);
    const dialogues = sum(this.talks.map((talk) => talk.dialogues));
    const seconds = sum(this.talks.map((talk) => talk.seconds));
    const sorted = Float64Array.from(this.talks.flatMap(({ latencies }) => [...latencies])).sort();
    return {
      perSecond: dialogues / seconds,
      p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
      p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
      perMessage: DIALOGUE.map((_act, step) => median(this.talks.flatMap((talk) => latenciesOf(talk, step)))),
      cpuMsPerDialogue: (this.botSeconds * 1000) / dialogues,
      peakMb,
      botLoad: this.botSeconds / seconds,
      driverLoad: this.driverSeconds / seconds,
    };
  }

  async end(): Promise<void> {
    await this.bot.stop();
    await this.standIn.stop();
    rmSync(this.place.folder, { recursive: true, force: true });
  }
}

function latenciesOf({ latencies, steps }: CrowdResult, step: number): number[] {
  return [...latencies].filter((_latency, at) => steps[at] === step);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function ticketsIn(database: string): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const opened: Database = new Database(database, (error) => {
      if (error) return reject(error);
      opened.get<{ n: number }>('SELECT count(*) AS n FROM tickets', (failure, row) => {
        opened.close(() => (failure ? reject(failure) : resolve(row.n)));
      });
    });
  });
}
