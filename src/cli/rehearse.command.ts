import { SingleBar } from 'cli-progress';
import { Command, CommandRunner, Option } from 'nest-commander';
import { loadEnv } from '../../config/env';
import { loadCity } from '../../config/load-config';
import { isClean, REHEARSED, rehearse, type Rehearsal, type RehearsedChannel } from '../rehearsal';
import { AppError } from '../shared/app-error';
import { reportText } from './rehearse.texts';

interface Options {
  channel?: RehearsedChannel;
  limit?: number;
  json?: boolean;
  verbose?: boolean;
}

/** The command's name: it runs without the operator's database, so its name is known before anything is opened. */
export const REHEARSE = 'rehearse';

/** Plays messages of a file as residents, on a database of its own. */
@Command({
  name: REHEARSE,
  arguments: '<file>',
  description:
    'play the messages of a JSONL file ({"text": …} or {"title": …, "detail": …} a line) as residents, on a database of its own that is removed afterwards, and tell how it went',
})
export class RehearseCommand extends CommandRunner {
  @Option({ flags: '--channel <channel>', description: 'on which channel (default: web)', choices: [...REHEARSED] })
  takeChannel(words: string): RehearsedChannel {
    const channel = REHEARSED.find((one) => one === words);
    if (!channel) throw new AppError('rehearsal.channel', { words, channels: REHEARSED.join(', ') });
    return channel;
  }

  @Option({ flags: '--limit <n>', description: 'play no more than so many messages' })
  takeLimit(words: string): number {
    const limit = Number(words);
    if (!Number.isInteger(limit) || limit < 1) throw new AppError('rehearsal.limit', { words });
    return limit;
  }

  @Option({ flags: '--json', description: 'print the report as JSON' })
  takeJson(): boolean {
    return true;
  }

  @Option({
    flags: '--verbose',
    description: 'also print what was said where a dialogue stopped: real words, so stay alone',
  })
  takeVerbose(): boolean {
    return true;
  }

  async run([path = '']: string[], { channel = 'web', limit = Infinity, json, verbose }: Options): Promise<void> {
    // Whatever database the settings name, none of them is looked at.
    const { CONFIG_DIR, CITY } = loadEnv({ ...process.env, DATABASE_URL: 'sqlite:none' }, '.env');
    const { progress, end } = bar();
    // Ended by hand it still takes its database away.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
    const asked = { city: loadCity(CONFIG_DIR, CITY), path, channel, limit, verbose: verbose ?? false, progress };
    const report = await rehearse(asked).finally(end);
    process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : reportText(report));
    if (!isClean(report)) process.exitCode = 1;
  }
}

/** A bar for whoever looks on; a file or a pipe gets none. */
function bar(): { progress: Rehearsal['progress']; end(): void } {
  if (!process.stderr.isTTY)
    return { progress: { starts: () => undefined, done: () => undefined }, end: () => undefined };
  const format = '{bar} {value}/{total} dialogues, {eta_formatted} left';
  const shown = new SingleBar({ format, stream: process.stderr, clearOnComplete: true, hideCursor: true });
  return {
    progress: { starts: (total) => shown.start(total, 0), done: () => shown.increment() },
    end: () => shown.stop(),
  };
}
