import { Command, CommandRunner } from 'nest-commander';
import { UnitGroups } from '../tickets';

/** Prints the line that binds a group chat to a unit. */
@Command({
  name: 'bind-code',
  arguments: '<unit...>',
  description:
    'print the one-time line to send in a group chat, so that it receives the tickets of a unit (code or name)',
})
export class BindCodeCommand extends CommandRunner {
  constructor(private readonly groups: UnitGroups) {
    super();
  }

  async run(words: string[]): Promise<void> {
    const { code, unit, expiresAt } = await this.groups.issueCode(words.join(' '));
    process.stdout.write(`/bind ${code}\n`);
    process.stderr.write(
      `Send the line above in the group of ${unit.name['zh-CN']} (${unit.name.en}), once, before ${expiresAt.toISOString()}.\n`,
    );
  }
}
