import type { BotCommand } from './bot-process';
import { Contestant, type Place } from './contestant';
import type { Kind, RoundResult } from './report';

/** Turns of a bot, and the dialogues to each. */
export interface Turns {
  slices: number;
  dialogues: number;
}

/** What one round is made of. */
export interface RoundPlan {
  kinds: readonly Kind[];
  residents: number;
  /** Turns that do not count. A bot that rests for long gives up what it learnt. */
  warmUp: Turns;
  /** Those that do. A machine's speed changes from minute to minute, so they take turns by the second. */
  measured: Turns;
  /** Flags of Node.js for the bots, to profile them. */
  nodeOptions: readonly string[];
}

/** Both bots side by side: they take turns, and who went first goes last the next time. */
export async function runRound(
  { kinds, residents, warmUp, measured, nodeOptions }: RoundPlan,
  commands: Record<Kind, (place: Place) => BotCommand>,
): Promise<Partial<Record<Kind, RoundResult>>> {
  const bots = new Map<Kind, Contestant>();
  const results: Partial<Record<Kind, RoundResult>> = {};
  let now: Kind | undefined;
  try {
    for (now of kinds) bots.set(now, await Contestant.start(residents, commands[now], nodeOptions));
    for (const { slices, dialogues, counts } of [
      { ...warmUp, counts: false },
      { ...measured, counts: true },
    ]) {
      for (let slice = 0; slice < slices; slice += 1) {
        for (now of slice % 2 ? [...kinds].reverse() : kinds) await bots.get(now)?.slice(dialogues, counts);
      }
    }
    for (now of kinds) results[now] = await (bots.get(now) as Contestant).result();
    return results;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const complaints = now ? (bots.get(now)?.complaints ?? '') : '';
    throw new Error(`${now ?? 'the round'}, ${residents} residents: ${why}\n${complaints}`, { cause: error });
  } finally {
    for (const bot of bots.values()) await bot.end();
  }
}
