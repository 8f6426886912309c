import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { GROUPINGS, ReadRates, type Grouping, type Ranked } from '../insights';
import { CLOCK, type Clock } from '../shared/clock';
import { CITY } from '../tickets';
import { oneOf } from './operator-command';
import { PeriodCommand, type AskedOfPeriod } from './period.command';
import type { Cell } from './spreadsheet';

interface AskedOfRates extends AskedOfPeriod {
  by?: Grouping;
}

/** The three rates of a period, ranked. */
@Command({
  name: 'rates',
  description: 'the three rates of a period by unit, district or category, ranked by score and then by volume',
})
export class RatesCommand extends PeriodCommand {
  constructor(
    private readonly rates: ReadRates,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    super();
  }

  @Option({ flags: '--by <what>', description: `${GROUPINGS.join(', ')}; unit unless told` })
  takeBy(by: string): Grouping {
    return oneOf(GROUPINGS, by);
  }

  async run(_: string[], asked: AskedOfRates): Promise<void> {
    const { by = 'unit', json } = asked;
    const of = this.periodOf(asked, this.clock.now(), this.city);
    const ranking = await this.rates.ranking(by, of);
    const lines = await this.written(
      asked,
      HEAD,
      ranking.map((row, index) => [index + 1, ...cells(row)]),
    );
    this.print({ json }, { period: of, by, ranking }, ranking.length ? lines : [`Nobody was heard in ${of.name}.`]);
  }
}

const HEAD = ['PLACE', 'CODE', 'N', 'RESPONSE', 'RESOLUTION', 'SATISFACTION', 'SCORE', 'COMMENDATIONS'];

function cells({ code, rates, commendations }: Ranked): Cell[] {
  const { effective, response, resolution, satisfaction, score } = rates;
  const shares = [response, resolution, satisfaction].map((share) => ({ share }));
  return [code, effective, ...shares, { score }, commendations];
}
