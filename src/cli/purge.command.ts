import { Command, Option } from 'nest-commander';
import { Purge } from '../bots';
import { OperatorCommand, type Printed } from './operator-command';

/** Forgets what is done with, now. */
@Command({
  name: 'purge',
  description:
    'forget what is done with and older than the policy says (keptDays); the running program does it by itself',
})
export class PurgeCommand extends OperatorCommand {
  constructor(private readonly purge: Purge) {
    super();
  }

  @Option({ flags: '--dry-run', description: 'only tell how many rows there are' })
  takeDryRun(): boolean {
    return true;
  }

  async run(_: string[], { dryRun = false, json }: { dryRun?: boolean } & Printed): Promise<void> {
    const purged = await (dryRun ? this.purge.due() : this.purge.all());
    const { inbox, outbox, sentMessages, guesses } = purged;
    const rows = `${inbox} of inbox, ${outbox} of outbox, ${sentMessages} of sent_messages, ${guesses} of number_guesses`;
    this.print({ json }, { dryRun, purged }, [dryRun ? `Rows to forget: ${rows}.` : `Rows forgotten: ${rows}.`]);
  }
}
