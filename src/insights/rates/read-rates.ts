import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { UnitOfWork, type SqlRow } from '../../database';
import { CITY } from '../../tickets';
import type { Period } from './period';
import { ranked, type Ranked } from './ranking';
import { serviceRates, type CallbackCounts } from './service-rates';

/** By what rates are told. */
export const GROUPINGS = ['unit', 'district', 'category'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** One callback that counted, without anything personal. */
export interface CountedCallback {
  number: string;
  unit: string;
  category: string;
  answeredAt: Date;
  contacted: boolean;
  solved: boolean | null;
  satisfaction: number | null;
}

/** Of five steps: 很满意 and 满意 are satisfied, 基本满意 is basically satisfied. */
const SATISFIED = 4;
const BASICALLY = 3;

/** Effective, in the period, and of a ticket that was not excluded. */
const COUNTED = `c.effective = 1 AND c.answered_at >= ? AND c.answered_at < ? AND NOT EXISTS (
  SELECT 1 FROM ticket_overlays o WHERE o.ticket_id = c.ticket_id AND o.kind = 'exclusion' AND o.state = 'granted')`;

const COUNTS = `count(*) AS effective, sum(c.contacted) AS contacted,
  sum(CASE WHEN c.solved = 1 THEN 1 ELSE 0 END) AS solved,
  sum(CASE WHEN c.satisfaction >= ${SATISFIED} THEN 1 ELSE 0 END) AS satisfied,
  sum(CASE WHEN c.satisfaction = ${BASICALLY} THEN 1 ELSE 0 END) AS basically`;

/** Reads the three rates out of callbacks; the same on both databases, two statements whatever the number of rows. */
@Injectable()
export class ReadRates {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Everybody of whom something was said in the period, ranked by score, then volume. */
  async ranking(by: Grouping, period: Period, district: string | null = null): Promise<Ranked[]> {
    const range = [period.from.getTime(), period.to.getTime()];
    const of = district === null ? (['', []] as const) : ([' AND c.district = ?', [district]] as const);
    const rows = await this.unitOfWork.read<SqlRow>(
      `SELECT c.${by} AS code, ${COUNTS} FROM callbacks c WHERE ${COUNTED}${of[0]} GROUP BY c.${by}`,
      [...range, ...of[1]],
    );
    const praised = await this.praise(by, range);
    return ranked(
      rows.map((row) => ({
        code: String(row.code ?? ''),
        rates: serviceRates(toCounts(row), this.city.policy.rates),
        commendations: praised.get(String(row.code ?? '')) ?? 0,
      })),
    );
  }

  /** The callbacks behind the rates, the newest first. */
  async counted(period: Period, unit: string | null, limit: number): Promise<CountedCallback[]> {
    const only = unit === null ? '' : ' AND c.unit = ?';
    const rows = await this.unitOfWork.read<SqlRow>(
      `SELECT c.* FROM callbacks c WHERE ${COUNTED}${only} ORDER BY c.answered_at DESC, c.id DESC LIMIT ?`,
      [period.from.getTime(), period.to.getTime(), ...(unit === null ? [] : [unit]), limit],
    );
    return rows.map((row) => ({
      number: String(row.number),
      unit: String(row.unit),
      category: String(row.category),
      answeredAt: new Date(Number(row.answered_at)),
      contacted: Number(row.contacted) === 1,
      solved: row.solved === null ? null : Number(row.solved) === 1,
      satisfaction: row.satisfaction === null ? null : Number(row.satisfaction),
    }));
  }

  /** Praise is of units and districts; a category has none. */
  private async praise(by: Grouping, range: readonly number[]): Promise<Map<string, number>> {
    if (by === 'category') return new Map();
    const rows = await this.unitOfWork.read<SqlRow>(
      `SELECT ${by} AS code, count(*) AS praised FROM commendations WHERE at >= ? AND at < ? GROUP BY ${by}`,
      range,
    );
    return new Map(rows.map((row) => [String(row.code ?? ''), Number(row.praised)]));
  }
}

function toCounts(row: SqlRow): CallbackCounts {
  return {
    effective: Number(row.effective),
    contacted: Number(row.contacted),
    solved: Number(row.solved),
    satisfied: Number(row.satisfied),
    basicallySatisfied: Number(row.basically),
  };
}
