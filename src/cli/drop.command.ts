import { Command, Option } from 'nest-commander';
import { DropDeadLetter, ListDeadLetters } from '../bots';
import { lettersMeant } from './letters-meant';
import { OperatorCommand, type Printed } from './operator-command';

/** Let dead letters rest for good. */
@Command({
  name: 'drop',
  arguments: '[ids...]',
  description:
    'let dead letters rest for good, by the ids that "dead-letters" lists, or --all; their words are forgotten',
})
export class DropCommand extends OperatorCommand {
  constructor(
    private readonly letters: ListDeadLetters,
    private readonly dropDeadLetter: DropDeadLetter,
  ) {
    super();
  }

  @Option({ flags: '--all', description: 'all of them' })
  takeAll(): boolean {
    return true;
  }

  async run(ids: string[], { all = false, json }: { all?: boolean } & Printed): Promise<void> {
    const dropped: string[] = [];
    for await (const id of lettersMeant(this.letters, ids, all)) {
      await this.dropDeadLetter.drop(id);
      dropped.push(id);
    }
    this.print({ json }, { dropped }, [`${dropped.length} rest for good.`]);
  }
}
