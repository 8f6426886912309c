import { Command, Option } from 'nest-commander';
import { AppError } from '../shared/app-error';
import { PeopleDesk, StaffMembers } from '../tickets';
import { OperatorCommand, table, type Printed } from './operator-command';

/** Who is known as staff by their account. */
@Command({
  name: 'people',
  description: 'list the people of staff that were bound by a code, or forget one of them (--forget)',
})
export class PeopleCommand extends OperatorCommand {
  constructor(
    private readonly members: StaffMembers,
    private readonly desk: PeopleDesk,
  ) {
    super();
  }

  @Option({ flags: '--forget <person>', description: 'the person as the list names them, as telegram:bot:12345' })
  takeForget(person: string): string {
    return person;
  }

  async run(_: string[], { forget, json }: { forget?: string } & Printed): Promise<void> {
    if (forget !== undefined) {
      if (!(await this.desk.unbind(forget))) throw new AppError('people.notBound', { person: forget });
      return this.print({ json }, { forgotten: forget }, [`${forget} is not known as staff any more.`]);
    }
    const people = await this.members.list();
    const rows = people.map(({ key, unit, role, name }) => [unit, role, key, name ?? '-']);
    this.print(
      { json },
      { people },
      people.length ? table([['UNIT', 'ROLE', 'PERSON', 'NAME'], ...rows]) : ['Nobody is bound yet: person-code.'],
    );
  }
}
