import { Inject } from '@nestjs/common';
import { Command } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { CITY } from '../tickets';
import { OperatorCommand, type Printed } from './operator-command';

/** Lists units, to find a code. */
@Command({
  name: 'units',
  arguments: '[part]',
  description: 'list handling units with their codes; with a part of a name, those that have it',
})
export class UnitsCommand extends OperatorCommand {
  constructor(@Inject(CITY) private readonly city: CityConfig) {
    super();
  }

  run([part = '']: string[], options: Printed): Promise<void> {
    const wanted = part.toLowerCase();
    const names = (unit: CityConfig['units'][number]): string =>
      [unit.code, unit.name['zh-CN'], unit.name.en, ...unit.aliases].join(' ').toLowerCase();
    const found = this.city.units.filter((unit) => names(unit).includes(wanted));
    const units = found.map(({ code, name }) => ({ code, name: { ...name } }));
    const lines = units.map(({ code, name }) => `${code.padEnd(28)} ${name['zh-CN']}  ${name.en}`);
    this.print(options, { units }, lines.length ? lines : [`No unit has "${part}" in its name.`]);
    return Promise.resolve();
  }
}
