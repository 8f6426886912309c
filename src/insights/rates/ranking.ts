import type { ServiceRates } from './service-rates';

/** One row of a ranking. */
export interface Ranked {
  code: string;
  rates: ServiceRates;
  commendations: number;
}

/** By score, then by volume, then by code; who has no score stands last. */
export function ranked<Row extends Ranked>(rows: readonly Row[]): Row[] {
  return [...rows].sort(
    (one, other) =>
      (other.rates.score ?? -1) - (one.rates.score ?? -1) ||
      other.rates.effective - one.rates.effective ||
      (one.code < other.code ? -1 : 1),
  );
}
