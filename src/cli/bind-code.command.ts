import { Command, CommandRunner, Option } from 'nest-commander';
import { SPECIAL_ROLES, type GroupRole } from '../../config/group-roles';
import { UnitGroups } from '../tickets';

const OF: Record<GroupRole, string> = {
  unit: '',
  leaders: 'the leaders of ',
  supervisors: 'the supervisors of ',
  dispatchers: 'the dispatchers of ',
};

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

  @Option({
    flags: '--role <role>',
    description: 'whose group it is, if not the staff’s: the leaders of the unit, its supervisors, its dispatchers',
    choices: [...SPECIAL_ROLES],
  })
  takeRole(role: string): string {
    return role;
  }

  async run(words: string[], { role }: { role?: GroupRole }): Promise<void> {
    const { code, unit, expiresAt } = await this.groups.issueCode(words.join(' '), role);
    process.stdout.write(`/bind ${code}\n`);
    process.stderr.write(
      `Send the line above in the group of ${OF[role ?? 'unit']}${unit.name['zh-CN']} (${unit.name.en}), once, before ${expiresAt.toISOString()}.\n`,
    );
  }
}
