import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';

/** How often a unit was praised. */
export interface CommendationCount {
  unit: string;
  count: number;
}

/** Counts praise (表扬) beside the rates. */
@Injectable()
export class CountCommendations {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Of every unit that was praised from `from` on and before `to`, or of one; the most praised first. */
  async execute(from: Date, to: Date, unit: string | null = null): Promise<CommendationCount[]> {
    const only = unit === null ? '' : ' AND unit = ?';
    const rows = await this.unitOfWork.read(
      `SELECT unit, count(*) AS praised FROM commendations WHERE at >= ? AND at < ?${only}
        GROUP BY unit ORDER BY praised DESC, unit`,
      [from.getTime(), to.getTime(), ...(unit === null ? [] : [unit])],
    );
    return rows.map((row) => ({ unit: String(row.unit), count: Number(row.praised) }));
  }
}
