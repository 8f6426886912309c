import type { CityConfig } from '../../../../config/city';
import { nextMidnight } from '../city-time';
import { quietEnd } from '../clocks/quiet-hours';

/** When a unit hears praise: at once; in the quiet hours when they end, but always on the same day. */
export function toldToUnitAt(at: Date, city: CityConfig): Date {
  const morning = quietEnd(at, city);
  return morning && morning < nextMidnight(at, city.policy.timeZone) ? morning : at;
}
