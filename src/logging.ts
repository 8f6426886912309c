import pino from 'pino';
import type { Logger } from './bots';

/** Where log lines may never hold what they would otherwise. */
const SECRETS = ['token', '*.token', 'text', '*.text', 'phone', '*.phone', 'authorization', '*.authorization'];

/** Structured lines on standard output. Ids and codes only: no words of residents, no phones, no tokens. */
export function createLogger(level: string): Logger {
  const logger = pino({ level, redact: { paths: SECRETS, censor: '[hidden]' }, base: null });
  return {
    info: (about, message) => logger.info(about, message),
    warn: (about, message) => logger.warn(about, message),
    error: (about, message) => logger.error(about, message),
  };
}
