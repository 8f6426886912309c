import { Inject } from '@nestjs/common';
import { Command } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { CITY, ListStaff } from '../tickets';
import { minute, OperatorCommand, table, type Printed } from './operator-command';
import { unitCalled } from './unit-called';

/** Who sits where. */
@Command({
  name: 'staff',
  arguments: '[unit...]',
  description: 'list the chats of the units, and who there took up tickets; of one unit (code or name), or of all',
})
export class StaffCommand extends OperatorCommand {
  constructor(
    private readonly staff: ListStaff,
    @Inject(CITY) private readonly city: CityConfig,
  ) {
    super();
  }

  async run(words: string[], options: Printed): Promise<void> {
    const unit = words.length ? unitCalled(this.city, words.join(' ')) : undefined;
    const chats = await this.staff.chats(unit);
    const people = await this.staff.people(unit);
    const lines = [
      ...table([
        ['UNIT', 'ROLE', 'CHAT', 'FROM', 'SINCE', 'TITLE'],
        ...chats.map(({ unit: of, role, chat, from, boundAt, title }) => {
          return [of, role, `${chat.channel}:${chat.chatId}`, from, minute(boundAt), title ?? '-'];
        }),
      ]),
      ...(people.length ? ['', ...table([['UNIT', 'PERSON', 'TICKETS', 'LAST', 'NAME'], ...people.map(row)])] : []),
    ];
    this.print(
      options,
      { chats, people },
      chats.length + people.length ? lines : ['No unit has a chat yet: bind-code.'],
    );
  }
}

function row({ unit, id, name, tickets, lastAt }: Awaited<ReturnType<ListStaff['people']>>[number]): string[] {
  return [unit, id, String(tickets), minute(lastAt), name];
}
