import { Command, Option } from 'nest-commander';
import { ListDeadLetters, RetryDeadLetter } from '../bots';
import { lettersMeant } from './letters-meant';
import { OperatorCommand, type Printed } from './operator-command';

/** Try dead letters again. */
@Command({
  name: 'retry',
  arguments: '[ids...]',
  description:
    'try dead letters again, by the ids that "dead-letters" lists, or --all; the running program takes them up',
})
export class RetryCommand extends OperatorCommand {
  constructor(
    private readonly letters: ListDeadLetters,
    private readonly retryDeadLetter: RetryDeadLetter,
  ) {
    super();
  }

  @Option({ flags: '--all', description: 'all of them' })
  takeAll(): boolean {
    return true;
  }

  async run(ids: string[], { all = false, json }: { all?: boolean } & Printed): Promise<void> {
    const retried: string[] = [];
    for await (const id of lettersMeant(this.letters, ids, all)) {
      await this.retryDeadLetter.retry(id);
      retried.push(id);
    }
    this.print({ json }, { retried }, [
      `${retried.length} will be tried again within seconds, while the program runs.`,
    ]);
  }
}
