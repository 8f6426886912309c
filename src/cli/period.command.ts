import { writeFileSync } from 'node:fs';
import { Option } from 'nest-commander';
import type { CityConfig } from '../../config/city';
import { periodAt, type Period } from '../insights';
import { OperatorCommand, table, type Printed } from './operator-command';
import { periodCalled } from './period-called';
import { cellText, csvTable, workbook, type Cell } from './spreadsheet';

export interface AskedOfPeriod extends Printed {
  period?: string;
  csv?: string;
  xlsx?: string;
}

/** What is counted in a period: printed, and written as a table where that is asked for. */
export abstract class PeriodCommand extends OperatorCommand {
  @Option({ flags: '--period <month>', description: 'the month it ends in, as 2026-11; the one that runs unless told' })
  takePeriod(period: string): string {
    return period;
  }

  @Option({ flags: '--csv <file>', description: 'write a table that spreadsheets open' })
  takeCsv(file: string): string {
    return file;
  }

  @Option({ flags: '--xlsx <file>', description: 'write a workbook, in which numbers are numbers' })
  takeXlsx(file: string): string {
    return file;
  }

  protected periodOf({ period }: AskedOfPeriod, now: Date, city: CityConfig): Period {
    const { rates, timeZone } = city.policy;
    return period === undefined ? periodAt(now, rates.periodFromDay, timeZone) : periodCalled(period, city);
  }

  /** Writes the files that are asked for, and hands back the lines to be printed. */
  protected async written(
    { csv, xlsx }: AskedOfPeriod,
    head: readonly string[],
    rows: readonly (readonly Cell[])[],
  ): Promise<string[]> {
    if (csv !== undefined) writeFileSync(csv, csvTable(head, rows));
    if (xlsx !== undefined) writeFileSync(xlsx, await workbook(head, rows));
    return table([head, ...rows.map((row) => row.map(cellText))]);
  }
}
