import { writeFileSync } from 'node:fs';
import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { periodAt, ReadRates } from '../insights';
import { CLOCK, type Clock } from '../shared/clock';
import { CITY } from '../tickets';
import { csvOf } from './csv';
import { minute, OperatorCommand, table, wholeNumber, type Printed } from './operator-command';
import { periodCalled } from './period-called';
import { unitCalled } from './unit-called';

interface Asked extends Printed {
  unit?: string;
  period?: string;
  csv?: string;
  limit?: number;
}

const LINES = 200;

/** The callbacks behind the rates, without anything personal. */
@Command({ name: 'callbacks', description: 'list the callbacks that count in the rates of a period' })
export class CallbacksCommand extends OperatorCommand {
  constructor(
    private readonly rates: ReadRates,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  @Option({ flags: '--unit <unit>', description: 'only of this unit (code or whole name)' })
  takeUnit(unit: string): string {
    return unit;
  }

  @Option({ flags: '--period <month>', description: 'the month it ends in, as 2026-11; the one that runs unless told' })
  takePeriod(period: string): string {
    return period;
  }

  @Option({ flags: '--csv <file>', description: 'write a table that spreadsheets open' })
  takeCsv(file: string): string {
    return file;
  }

  @Option({ flags: '--limit <number>', description: `at most so many lines; ${LINES} unless told` })
  takeLimit(limit: string): number {
    return wholeNumber(limit);
  }

  async run(_: string[], { unit, period, csv, limit = LINES, json }: Asked): Promise<void> {
    const { rates, timeZone } = this.city.policy;
    const of =
      period === undefined
        ? periodAt(this.clock.now(), rates.periodFromDay, timeZone)
        : periodCalled(period, this.city);
    const code = unit === undefined ? null : unitCalled(this.city, unit);
    const counted = await this.rates.counted(of, code, limit);
    const rows = counted.map(({ number, unit: lead, answeredAt, contacted, solved, satisfaction }) => {
      const told = (value: boolean | null): string => (value === null ? '-' : value ? 'yes' : 'no');
      return [
        number,
        lead,
        minute(answeredAt),
        told(contacted),
        told(solved),
        satisfaction === null ? '-' : String(satisfaction),
      ];
    });
    const all = [['NUMBER', 'UNIT', 'ANSWERED', 'CONTACTED', 'SOLVED', 'SATISFACTION'], ...rows];
    if (csv !== undefined) writeFileSync(csv, csvOf(all));
    this.print({ json }, { period: of, counted }, rows.length ? table(all) : [`None counts in ${of.name}.`]);
  }
}
