import { Command, Option } from 'nest-commander';
import { ReplayInbox, type Replay } from '../bots';
import { AppError } from '../shared/app-error';
import { OperatorCommand, type Printed } from './operator-command';

/** Has stuck messages handled anew. */
@Command({
  name: 'replay',
  description:
    'have stuck messages of people handled anew: those that failed for good, and those that wait although they were due',
})
export class ReplayCommand extends OperatorCommand {
  constructor(private readonly inbox: ReplayInbox) {
    super();
  }

  @Option({ flags: '--channel <channel>', description: 'only of this channel' })
  takeChannel(channel: string): string {
    return channel;
  }

  @Option({ flags: '--since <instant>', description: 'only what arrived since then, as 2026-03-02T08:00:00Z' })
  takeSince(instant: string): Date {
    const since = new Date(instant);
    if (Number.isNaN(since.getTime())) throw new AppError('usage.instant', { value: instant });
    return since;
  }

  @Option({ flags: '--dry-run', description: 'only tell how many there are' })
  takeDryRun(): boolean {
    return true;
  }

  async run(
    _: string[],
    { dryRun = false, json, channel, since }: { dryRun?: boolean } & Replay & Printed,
  ): Promise<void> {
    const of = { ...(channel === undefined ? {} : { channel }), ...(since === undefined ? {} : { since }) };
    const replayed = await this.inbox.execute(of, { dryRun });
    const { dead, stuck } = replayed;
    const what = `${dead} failed for good, ${stuck} waiting although due`;
    const lines = [
      dryRun ? `There are ${what}.` : `To be handled anew within seconds, while the program runs: ${what}.`,
    ];
    this.print({ json }, { dryRun, ...replayed }, lines);
  }
}
