import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { ReadRates } from './rates/read-rates';

/** Reads what happened; changes nothing. `imports` provide `UnitOfWork`, `CLOCK` and `CITY`. */
@Module({})
export class InsightsModule {
  static register(imports: Exclude<ModuleMetadata['imports'], undefined>): DynamicModule {
    return { module: InsightsModule, imports, providers: [ReadRates], exports: [ReadRates] };
  }
}
