import { type DynamicModule, Module } from '@nestjs/common';
import type { CityConfig } from '../config/city';
import type { Env } from '../config/env';
import { LOGGER, type Logger } from './bots';
import { UnitOfWork } from './database';
import { CLOCK, type Clock } from './shared/clock';
import { CITY } from './tickets';

/** Injection token of the validated settings. */
export const ENV = Symbol('Env');

/** What every floor stands on. */
export interface House {
  env: Env;
  city: CityConfig;
  unitOfWork: UnitOfWork;
  clock: Clock;
  logger: Logger;
}

/** Hands the foundations to the modules that ask for them. */
@Module({})
export class HouseModule {
  static register(house: House): DynamicModule {
    return {
      module: HouseModule,
      providers: [
        { provide: ENV, useValue: house.env },
        { provide: CITY, useValue: house.city },
        { provide: UnitOfWork, useValue: house.unitOfWork },
        { provide: CLOCK, useValue: house.clock },
        { provide: LOGGER, useValue: house.logger },
      ],
      exports: [ENV, CITY, UnitOfWork, CLOCK, LOGGER],
    };
  }
}
