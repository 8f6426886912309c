import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { STAFF_ROLES, type StaffRole } from '../../config/staff-roles';
import { CITY, PeopleDesk } from '../tickets';
import { oneOf, OperatorCommand, type Printed } from './operator-command';
import { unitCalled } from './unit-called';

/** Prints the line that makes one person known as staff. */
@Command({
  name: 'person-code',
  arguments: '<unit...>',
  description:
    'print the one-time line that a person of staff sends to the bot in private, to be known as one of a unit',
})
export class PersonCodeCommand extends OperatorCommand {
  constructor(
    private readonly people: PeopleDesk,
    @Inject(CITY) private readonly city: CityConfig,
  ) {
    super();
  }

  @Option({ flags: '--role <role>', description: `what the person is: ${STAFF_ROLES.join(', ')}; handler unless told` })
  takeRole(role: string): StaffRole {
    return oneOf(STAFF_ROLES, role);
  }

  async run(words: string[], { role = 'handler', json }: { role?: StaffRole } & Printed): Promise<void> {
    const unit = unitCalled(this.city, words.join(' '));
    const { code, expiresAt } = await this.people.issueCode(unit, role);
    const line = `/bind ${code}`;
    this.print({ json }, { line, code, unit, role, expiresAt }, [line]);
    if (!json) process.stderr.write(`To be sent to the bot in private, once, before ${expiresAt.toISOString()}.\n`);
  }
}
