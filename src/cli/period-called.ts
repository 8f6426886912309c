import type { CityConfig } from '../../config/city';
import { readPeriod, type Period } from '../insights';
import { AppError } from '../shared/app-error';

/** The period of that name; throws `usage.period` for anything that is no month. */
export function periodCalled(text: string, { policy }: CityConfig): Period {
  const period = readPeriod(text, policy.rates.periodFromDay, policy.timeZone);
  if (!period) throw new AppError('usage.period', { value: text });
  return period;
}
