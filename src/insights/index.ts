export { InsightsModule } from './insights.module';
export { periodAt, periodBefore, readPeriod, type Period } from './rates/period';
export type { Ranked } from './rates/ranking';
export { GROUPINGS, ReadRates, type CountedCallback, type Grouping } from './rates/read-rates';
export { serviceRates, type CallbackCounts, type ServiceRates } from './rates/service-rates';
