import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { ReadRates } from '../insights';
import { CLOCK, type Clock } from '../shared/clock';
import { CITY } from '../tickets';
import { minute, wholeNumber } from './operator-command';
import { PeriodCommand, type AskedOfPeriod } from './period.command';
import { unitCalled } from './unit-called';

interface AskedOfCallbacks extends AskedOfPeriod {
  unit?: string;
  limit?: number;
}

const LINES = 200;
/** A file has all of them. */
const ALL = 1_000_000;
const HEAD = ['NUMBER', 'UNIT', 'ANSWERED', 'CONTACTED', 'SOLVED', 'SATISFACTION'];

/** The callbacks behind the rates, without anything personal. */
@Command({ name: 'callbacks', description: 'list the callbacks that count in the rates of a period' })
export class CallbacksCommand extends PeriodCommand {
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

  @Option({ flags: '--limit <number>', description: `at most so many lines; unless told ${LINES}, and all in a file` })
  takeLimit(limit: string): number {
    return wholeNumber(limit);
  }

  async run(_: string[], asked: AskedOfCallbacks): Promise<void> {
    const { unit, json } = asked;
    const whole = asked.csv !== undefined || asked.xlsx !== undefined;
    const { limit = whole ? ALL : LINES } = asked;
    const of = this.periodOf(asked, this.clock.now(), this.city);
    const code = unit === undefined ? null : unitCalled(this.city, unit);
    const counted = await this.rates.counted(of, code, limit);
    const rows = counted.map(({ number, unit: lead, answeredAt, contacted, solved, satisfaction }) => {
      const told = (value: boolean | null): string => (value === null ? '-' : value ? 'yes' : 'no');
      return [number, lead, minute(answeredAt), told(contacted), told(solved), satisfaction];
    });
    const lines = await this.written(asked, HEAD, rows);
    this.print({ json }, { period: of, counted }, rows.length ? lines : [`None counts in ${of.name}.`]);
  }
}
