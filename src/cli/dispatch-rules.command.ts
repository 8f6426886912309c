import { Command, Option } from 'nest-commander';
import { AppError } from '../shared/app-error';
import { Rulings } from '../tickets';
import { OperatorCommand, table, type Printed } from './operator-command';

/** What was ruled on returned tickets, and which of it is a rule of dispatch. */
@Command({
  name: 'dispatch-rules',
  description: 'list what was ruled on returned tickets by category and street, or forget one of them (--forget)',
})
export class DispatchRulesCommand extends OperatorCommand {
  constructor(private readonly rulings: Rulings) {
    super();
  }

  @Option({
    flags: '--forget <matter>',
    description: 'category and street as the list names them, as road.lamp/110105026',
  })
  takeForget(matter: string): string {
    return matter;
  }

  async run(_: string[], { forget, json }: { forget?: string } & Printed): Promise<void> {
    if (forget !== undefined) {
      const [category = '', street = ''] = forget.split('/');
      if (!(await this.rulings.drop({ category, street }))) throw new AppError('rulings.none', { matter: forget });
      return this.print({ json }, { forgotten: forget }, [`${forget} goes by the files again.`]);
    }
    const rulings = [...(await this.rulings.known()).values()];
    const rows = rulings.map(({ category, street, unit, isRule, number }) => {
      return [`${category}/${street}`, unit, isRule ? 'rule' : 'offered', number];
    });
    this.print(
      { json },
      { rulings },
      rows.length ? table([['MATTER', 'UNIT', 'STATE', 'TICKET'], ...rows]) : ['Nothing was ruled yet.'],
    );
  }
}
