import type { RatesPolicy } from '../../../config/city';

/** What people said of one unit, district or category in a period; effective callbacks only. */
export interface CallbackCounts {
  /** N: effective callbacks, the denominator of all three. */
  effective: number;
  contacted: number;
  solved: number;
  satisfied: number;
  basicallySatisfied: number;
}

/** The three rates (三率), from 0 to 1, and the score out of 100; null where nobody was heard. */
export interface ServiceRates extends CallbackCounts {
  response: number | null;
  resolution: number | null;
  satisfaction: number | null;
  score: number | null;
}

const TENTHS = 10;
/** More would be noise of binary fractions. */
const PLACES = 6;

/**
 * response = contacted / N, resolution = solved / N, satisfaction = (satisfied + 0.9 × basically satisfied) / N, score =
 * 100 × the weighted sum, to a tenth. The weights and the 0.9 are the city's. N = 0 gives none of them.
 */
export function serviceRates(counts: CallbackCounts, policy: RatesPolicy): ServiceRates {
  const { effective, contacted, solved, satisfied, basicallySatisfied } = counts;
  if (effective === 0) return { ...counts, response: null, resolution: null, satisfaction: null, score: null };
  const response = contacted / effective;
  const resolution = solved / effective;
  const satisfaction = (satisfied + policy.basicallySatisfied * basicallySatisfied) / effective;
  const { weights } = policy;
  const sum = weights.response * response + weights.resolution * resolution + weights.satisfaction * satisfaction;
  const score = Math.round(sum * 100 * TENTHS) / TENTHS;
  return { ...counts, response, resolution, satisfaction: Number(satisfaction.toFixed(PLACES)), score };
}
