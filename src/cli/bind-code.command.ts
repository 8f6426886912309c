import { Command, Option } from 'nest-commander';
import { SPECIAL_ROLES, type GroupRole } from '../../config/group-roles';
import { UnitGroups } from '../tickets';
import { oneOf, OperatorCommand, type Printed } from './operator-command';

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
export class BindCodeCommand extends OperatorCommand {
  constructor(private readonly groups: UnitGroups) {
    super();
  }

  @Option({
    flags: '--role <role>',
    description: `whose group it is, if not the staff’s: ${SPECIAL_ROLES.join(', ')}`,
  })
  takeRole(role: string): GroupRole {
    return oneOf(SPECIAL_ROLES, role);
  }

  async run(words: string[], { role, json }: { role?: GroupRole } & Printed): Promise<void> {
    const { code, unit, expiresAt } = await this.groups.issueCode(words.join(' '), role);
    const line = `/bind ${code}`;
    this.print({ json }, { line, code, unit: unit.code, role: role ?? 'unit', expiresAt }, [line]);
    if (json) return;
    process.stderr.write(
      `Send the line above in the group of ${OF[role ?? 'unit']}${unit.name['zh-CN']} (${unit.name.en}), once, before ${expiresAt.toISOString()}.\n`,
    );
  }
}
