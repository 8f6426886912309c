import { type DynamicModule, Module } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { HealthController } from './health.controller';
import { MetricsController, REGISTRY } from './metrics/metrics.controller';
import { OperatorGuard } from './operator.guard';
import { ReadHealth } from './read-health';

/** What an operator and the machines that watch ask of a running copy. */
@Module({})
export class OperationModule {
  /** `imports` export `BotsService`, `UnitOfWork`, `CLOCK` and `ENV`. */
  static register(imports: DynamicModule[], registry: Registry): DynamicModule {
    return {
      module: OperationModule,
      imports,
      controllers: [HealthController, MetricsController],
      providers: [{ provide: REGISTRY, useValue: registry }, OperatorGuard, ReadHealth],
    };
  }
}
