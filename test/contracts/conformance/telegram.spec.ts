import { conformance } from './conformance';
import type { Lacks } from './harness';
import { TelegramHarness } from './telegram.harness';

const lacks: Lacks = {
  numbers: 'it has buttons',
  keys: 'a bot cannot name what it sends',
  window: 'a bot may answer at any time',
  login: 'a bot has a token instead of a session',
};

conformance('telegram by polling', (account) => TelegramHarness.make('polling', account), lacks);
conformance('telegram by webhook', (account) => TelegramHarness.make('webhook', account), lacks);
