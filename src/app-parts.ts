import type { Registry } from 'prom-client';
import type { Scheduler } from './bots';
import type { TelegramTimings } from './bots/telegram';
import type { Puppet, WechatTimings } from './bots/wechat';
import type { House } from './house.module';

/** What a running copy is made of beside its foundations; tests give some of it. */
export interface AppParts extends House {
  scheduler?: Scheduler;
  /** Milliseconds for which new evidence gathers; the carriage's own unless told. */
  evidencePaceMs?: number;
  telegramTimings?: Partial<TelegramTimings>;
  wechatTimings?: Partial<WechatTimings>;
  /** Made instead of the package that `WECHATY_PUPPET` names. */
  makePuppet?: () => Puppet;
  /** What is counted is counted in it; one of its own unless told. */
  registry?: Registry;
  /** Where the built pages are. */
  pagesDir?: string;
}
