import { Command, Option } from 'nest-commander';
import { ListDeadLetters } from '../bots';
import { minute, OperatorCommand, table, wholeNumber, type Printed } from './operator-command';

const LINES = 100;

/** What failed for good. */
@Command({
  name: 'dead-letters',
  description: 'list messages that could not be handled (in:…) or delivered (out:…); "retry" and "drop" take their ids',
})
export class DeadLettersCommand extends OperatorCommand {
  constructor(private readonly letters: ListDeadLetters) {
    super();
  }

  @Option({ flags: '--limit <number>', description: `at most so many of each box; ${LINES} unless told` })
  takeLimit(limit: string): number {
    return wholeNumber(limit);
  }

  async run(_: string[], { limit = LINES, json }: { limit?: number } & Printed): Promise<void> {
    const deadLetters = await this.letters.list(limit);
    const rows = deadLetters.map(({ id, channel, at, attempts, error }) => {
      return [minute(at), channel, String(attempts), error ?? '-', id];
    });
    const lines = rows.length ? table([['SINCE', 'CHANNEL', 'TRIES', 'WHY', 'ID'], ...rows]) : ['There are none.'];
    this.print({ json }, { deadLetters }, lines);
  }
}
