import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { periodAt, periodBefore, ReadRates } from '../../insights';
import { CLOCK, type Clock } from '../../shared/clock';
import { CITY } from '../../tickets';
import type { Call, Outcome } from '../flows/calls';
import type { CallTopic } from './call-topic';

/** The rates of this period and of the one before. */
@Injectable()
export class RatesTopic implements CallTopic<'rates'> {
  readonly handles = ['rates'] as const;

  constructor(
    private readonly rates: ReadRates,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ district }: Extract<Call, { do: 'rates' }>): Promise<Outcome> {
    const { policy } = this.city;
    const { periodFromDay } = policy.rates;
    const period = periodAt(this.clock.now(), periodFromDay, policy.timeZone);
    const before = periodBefore(period, periodFromDay, policy.timeZone);
    return {
      did: 'rates',
      now: { name: period.name, ranking: await this.rates.ranking('unit', period, district) },
      before: { name: before.name, ranking: await this.rates.ranking('unit', before, district) },
    };
  }
}
