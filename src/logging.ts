import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream } from 'pino';
import type { Env } from '../config/env';
import type { Logger } from './bots';
import { netFields, netText } from './log-net';

/** Structured lines on standard output. Ids and codes only: no words of residents, no phones, no tokens, no links. */
export function createLogger(level: string, secrets: readonly string[] = [], destination?: DestinationStream): Logger {
  const formatters = { log: (fields: object) => netFields(fields, secrets) };
  const logger = pino({ level, base: null, formatters }, destination ?? pino.destination(1));
  return {
    info: (about, message) => logger.info(about, netText(message, secrets)),
    warn: (about, message) => logger.warn(about, netText(message, secrets)),
    error: (about, message) => logger.error(about, netText(message, secrets)),
  };
}

const LEAST_SECRET = 6;

/** What the settings hold that nobody may read in a log. */
export function secretsOf(env: Env): string[] {
  const password = /^[a-z]+:\/\/[^:@/]*:([^@]*)@/.exec(env.DATABASE_URL)?.[1];
  const { TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET, MEDIA_LINK_SECRET, STT_API_KEY, OPERATOR_TOKEN } = env;
  const named = [TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET, MEDIA_LINK_SECRET, STT_API_KEY, OPERATOR_TOKEN, password];
  const tokens = Object.entries(env.puppetVariables).flatMap(([name, value]) =>
    /TOKEN|SECRET/.test(name) ? value : [],
  );
  // A shorter one would hide half of what is logged.
  return [...named, ...tokens].filter((one): one is string => one !== undefined && one.length >= LEAST_SECRET);
}

/** What the framework says, in the same lines: where, and the name of what failed. Its own words may quote a request. */
export function frameworkLogger(logger: Logger): LoggerService {
  const quiet = (): void => undefined;
  const failed = (thrown: unknown, ...rest: unknown[]): void => {
    const where = rest.findLast((one) => typeof one === 'string' && !one.includes('\n'));
    const code = thrown instanceof Error ? thrown.name : (/^\w*Error\b/.exec(String(thrown))?.[0] ?? 'unknown');
    logger.error({ where, code }, 'the framework met a fault');
  };
  return { log: quiet, warn: quiet, debug: quiet, verbose: quiet, error: failed, fatal: failed };
}
