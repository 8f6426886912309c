export { TelegramAdapter } from './telegram.adapter';
export { TELEGRAM_DEPS, TelegramModule, type TelegramModuleSetup } from './telegram.module';
export {
  TELEGRAM,
  TELEGRAM_OPTIONS,
  type FetchForeign,
  type TelegramCommands,
  type TelegramDeps,
  type TelegramLogger,
  type TelegramOptions,
  type TelegramTimings,
} from './telegram.options';
export { TELEGRAM_ADAPTER } from './telegram.webhook.controller';
