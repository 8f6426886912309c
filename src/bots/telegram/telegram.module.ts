import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { TelegramAdapter } from './telegram.adapter';
import { TELEGRAM_OPTIONS, type TelegramDeps, type TelegramOptions } from './telegram.options';
import { TELEGRAM_ADAPTER, TelegramWebhookController } from './telegram.webhook.controller';

/** Injection token of the `TelegramDeps`. */
export const TELEGRAM_DEPS = Symbol('TelegramDeps');

/** How a value is made when the application comes up, as in Nest's own `useFactory`. */
interface Made<T> {
  inject?: (string | symbol | (abstract new (...args: never[]) => unknown))[];
  useFactory: (...args: never[]) => T | Promise<T>;
}

/** What the module needs from the house: settings (`null` turns the channel off), a logger, a clock, a way to media. */
export interface TelegramModuleSetup {
  imports?: ModuleMetadata['imports'];
  options: Made<TelegramOptions | null>;
  deps: Made<TelegramDeps>;
}

/** Offers `TELEGRAM_ADAPTER` and the webhook's route. Whoever takes the adapter starts and stops it. */
@Module({})
export class TelegramModule {
  static register({ imports = [], options, deps }: TelegramModuleSetup): DynamicModule {
    return {
      module: TelegramModule,
      imports,
      controllers: [TelegramWebhookController],
      providers: [
        { provide: TELEGRAM_OPTIONS, inject: options.inject ?? [], useFactory: options.useFactory },
        { provide: TELEGRAM_DEPS, inject: deps.inject ?? [], useFactory: deps.useFactory },
        {
          provide: TELEGRAM_ADAPTER,
          inject: [TELEGRAM_OPTIONS, TELEGRAM_DEPS],
          useFactory: (given: TelegramOptions | null, tools: TelegramDeps) =>
            given ? new TelegramAdapter(given, tools) : null,
        },
      ],
      exports: [TELEGRAM_ADAPTER, TELEGRAM_OPTIONS],
    };
  }
}
