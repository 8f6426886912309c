import { AppError } from '../../shared/app-error';
import type { SendResult } from '../../shared/chat';
import { errorCode } from '../logger';

/** No way to the puppet: the request has not left. Local refusals of the gateway's client, and gRPC's own words. */
const UNSENT = /NO CLIENT|no grpc manager|not logged in|No connection established|ECONNREFUSED|ENOTFOUND|resolution/i;
/** gRPC's statuses CANCELLED, of a call whose channel was closed meanwhile, and UNAVAILABLE. */
const LOST = new Set<unknown>([1, 14]);

/** The work's value; throws `wechat.timeout` when there is none in time. What comes later is ignored. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('wechat.timeout')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** True when the request cannot have reached the platform. */
export function isUnsent(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'wechat.offline';
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' && UNSENT.test(message);
}

/** True when it was the way, not what was asked, that failed. */
export function isWayLost(error: unknown): boolean {
  if (isUnsent(error)) return true;
  if (error instanceof AppError) return error.code === 'wechat.timeout';
  return LOST.has(codeOf(error));
}

/** What a failed send means to the outbox: puppets say nothing that tells a refusal from an answer that was lost. */
export function resultOf(error: unknown, resendMs: number): SendResult {
  const why = reasonOf(error);
  return isUnsent(error) ? { result: 'retry', afterMs: resendMs, why } : { result: 'unknown', why };
}

/** A code for logs and health; a puppet's own words may hold a token or a resident's. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (typeof code === 'number') return `grpc.${code}`;
  return typeof code === 'string' ? code : errorCode(error);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
