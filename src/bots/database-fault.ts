import { AppError } from '../shared/app-error';

/**
 * Whose fault a failed turn is. `unreachable`: the database cannot work now, so nobody's message is to blame.
 * `contention`: another transaction was in the way, trying again helps. `event`: what was being handled.
 */
export type Fault = 'unreachable' | 'contention' | 'event';

const UNREACHABLE =
  /^(SQLITE_(BUSY|LOCKED|IOERR|FULL|CANTOPEN|READONLY|NOMEM|MISUSE|CORRUPT|PROTOCOL)|08|53|57P|58|ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|database\.unreachable)/;
const CONTENTION = /^(40001|40P01|55P03)$|\.conflict$/;
// The driver gives these no code.
const UNREACHABLE_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|DataSource is not (set|init)|Query runner already released/i;

const DEPTH = 5;

/** Tells the fault of an error from its code, looking through what it wraps. */
export function faultOf(error: unknown): Fault {
  let current: unknown = error;
  for (let depth = 0; depth < DEPTH && current instanceof Error; depth += 1) {
    const code = codeOf(current);
    if (UNREACHABLE.test(code)) return 'unreachable';
    if (CONTENTION.test(code)) return 'contention';
    if (!(current instanceof AppError) && UNREACHABLE_WORDS.test(current.message)) return 'unreachable';
    current = 'driverError' in current && current.driverError !== current ? current.driverError : current.cause;
  }
  return 'event';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
