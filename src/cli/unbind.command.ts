import { Command } from 'nest-commander';
import { ListStaff, UnitGroups } from '../tickets';
import { AppError } from '../shared/app-error';
import { OperatorCommand, type Printed } from './operator-command';

/** Takes a chat from its unit. */
@Command({
  name: 'unbind',
  arguments: '<chat>',
  description:
    'take a bound chat from its unit, by the name that "staff" lists, as telegram:-100123; chats of the city’s files are changed there',
})
export class UnbindCommand extends OperatorCommand {
  constructor(
    private readonly staff: ListStaff,
    private readonly groups: UnitGroups,
  ) {
    super();
  }

  async run([name = '']: string[], options: Printed): Promise<void> {
    const bound = (await this.staff.chats()).filter(
      ({ chat, from }) => from === 'bound' && `${chat.channel}:${chat.chatId}` === name,
    );
    if (!bound.length) throw new AppError('bind.notBound', { chat: name });
    for (const { chat } of bound) await this.groups.unbind(chat);
    const units = bound.map(({ unit }) => unit);
    this.print(options, { chat: name, units }, [`The chat is no longer of ${units.join(', ')}.`]);
  }
}
