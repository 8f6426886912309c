import { Inject } from '@nestjs/common';
import { Command, CommandRunner } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { CITY } from '../tickets';

/** Lists units, to find a code. */
@Command({
  name: 'units',
  arguments: '[part]',
  description: 'list handling units with their codes; with a part of a name, those that have it',
})
export class UnitsCommand extends CommandRunner {
  constructor(@Inject(CITY) private readonly city: CityConfig) {
    super();
  }

  run([part = '']: string[]): Promise<void> {
    const wanted = part.toLowerCase();
    const names = (unit: CityConfig['units'][number]): string =>
      [unit.code, unit.name['zh-CN'], unit.name.en, ...unit.aliases].join(' ').toLowerCase();
    const found = this.city.units.filter((unit) => names(unit).includes(wanted));
    const lines = found.map(({ code, name }) => `${code.padEnd(28)} ${name['zh-CN']}  ${name.en}`);
    process.stdout.write(lines.length ? `${lines.join('\n')}\n` : `No unit has "${part}" in its name.\n`);
    return Promise.resolve();
  }
}
