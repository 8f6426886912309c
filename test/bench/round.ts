import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from 'sqlite3';
import { TelegramStandIn } from '../support/telegram';
import { BotProcess, type BotCommand } from './bot-process';
import { Crowd } from './crowd';
import { DIALOGUE } from './dialogue';
import { median } from './report';

/** Who is measured. */
export type Kind = 'ours' | 'peer';

/** What one round is made of. */
export interface RoundPlan {
  kind: Kind;
  residents: number;
  dialogues: number;
  warmUp: number;
  /** Flags of Node.js for the bot, to profile it. */
  nodeOptions?: readonly string[];
}

/** What one round gave. */
export interface RoundResult {
  perSecond: number;
  p50: number;
  p99: number;
  /** The median latency of each message of the dialogue, in milliseconds. */
  perMessage: number[];
  cpuMsPerDialogue: number;
  peakMb: number;
  /** CPU of the bot, and of driver and server together, in processors while measured. */
  botLoad: number;
  driverLoad: number;
}

const TOKEN = '123456789:bench-token';

/** One bot, a database of its own, a warm-up that does not count, and the dialogues that do. */
export async function runRound(
  plan: RoundPlan,
  commands: Record<Kind, (place: Place) => BotCommand>,
): Promise<RoundResult> {
  const folder = mkdtempSync(join(tmpdir(), 'yingsheng-bench-'));
  const standIn = new TelegramStandIn({ token: TOKEN, keepPerChat: 4 });
  const { url } = await standIn.start();
  const place = { folder, apiRoot: url, token: TOKEN, database: join(folder, 'bench.sqlite') };
  const bot = new BotProcess(commands[plan.kind](place), plan.nodeOptions);
  try {
    await new Crowd(standIn, plan.residents, plan.warmUp).run();
    const result = await measure(plan, standIn, bot);
    await bot.stop();
    await checkTickets(place.database, plan.warmUp + plan.dialogues);
    return result;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${plan.kind}, ${plan.residents} residents: ${why}\n${bot.complaints}`, { cause: error });
  } finally {
    await bot.stop();
    await standIn.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a bot of a round lives. */
export interface Place {
  folder: string;
  apiRoot: string;
  token: string;
  database: string;
}

async function measure(plan: RoundPlan, standIn: TelegramStandIn, bot: BotProcess): Promise<RoundResult> {
  const botBefore = bot.cpuSeconds();
  const ownBefore = process.cpuUsage();
  const { dialogues, seconds, latencies, steps } = await new Crowd(standIn, plan.residents, plan.dialogues).run();
  const own = process.cpuUsage(ownBefore);
  const botCpu = bot.cpuSeconds() - botBefore;
  const sorted = latencies.slice().sort();
  return {
    perSecond: dialogues / seconds,
    p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
    p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    perMessage: DIALOGUE.map((_act, step) => median([...latencies.filter((_latency, at) => steps[at] === step)])),
    cpuMsPerDialogue: (botCpu * 1000) / dialogues,
    peakMb: bot.peakMemory() / 1_048_576,
    botLoad: botCpu / seconds,
    driverLoad: (own.user + own.system) / 1_000_000 / seconds,
  };
}

/** A bot that is fast because it loses something has not won. */
async function checkTickets(database: string, expected: number): Promise<void> {
  const found = await new Promise<number>((resolve, reject) => {
    const opened: Database = new Database(database, (error) => {
      if (error) return reject(error);
      opened.get<{ n: number }>('SELECT count(*) AS n FROM tickets', (failure, row) => {
        opened.close(() => (failure ? reject(failure) : resolve(row.n)));
      });
    });
  });
  if (found !== expected) throw new Error(`${expected} tickets were confirmed and ${found} are stored`);
}
