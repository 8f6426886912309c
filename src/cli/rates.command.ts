import { writeFileSync } from 'node:fs';
import { Inject } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { GROUPINGS, periodAt, ReadRates, type Grouping, type Ranked } from '../insights';
import { CLOCK, type Clock } from '../shared/clock';
import { CITY } from '../tickets';
import { csvOf } from './csv';
import { oneOf, OperatorCommand, table, type Printed } from './operator-command';
import { periodCalled } from './period-called';

interface Asked extends Printed {
  by?: Grouping;
  period?: string;
  csv?: string;
}

/** The three rates of a period, ranked. */
@Command({
  name: 'rates',
  description: 'the three rates of a period by unit, district or category, ranked by score and then by volume',
})
export class RatesCommand extends OperatorCommand {
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

  @Option({ flags: '--period <month>', description: 'the month it ends in, as 2026-11; the one that runs unless told' })
  takePeriod(period: string): string {
    return period;
  }

  @Option({ flags: '--csv <file>', description: 'write a table that spreadsheets open' })
  takeCsv(file: string): string {
    return file;
  }

  async run(_: string[], { by = 'unit', period, csv, json }: Asked): Promise<void> {
    const { rates, timeZone } = this.city.policy;
    const of =
      period === undefined
        ? periodAt(this.clock.now(), rates.periodFromDay, timeZone)
        : periodCalled(period, this.city);
    const ranking = await this.rates.ranking(by, of);
    const rows = [HEAD, ...ranking.map((row, index) => [String(index + 1), ...line(row)])];
    if (csv !== undefined) writeFileSync(csv, csvOf(rows));
    this.print(
      { json },
      { period: of, by, ranking },
      ranking.length ? table(rows) : [`Nobody was heard in ${of.name}.`],
    );
  }
}

const HEAD = ['PLACE', 'CODE', 'N', 'RESPONSE', 'RESOLUTION', 'SATISFACTION', 'SCORE', 'COMMENDATIONS'];

function line({ code, rates, commendations }: Ranked): string[] {
  const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)}%`);
  const { effective, response, resolution, satisfaction, score } = rates;
  const shares = [response, resolution, satisfaction].map(percent);
  return [code, String(effective), ...shares, score === null ? '-' : score.toFixed(1), String(commendations)];
}
