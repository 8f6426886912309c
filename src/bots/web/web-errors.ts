import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Optional } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError, type ErrorParams } from '../../shared/app-error';
import { errorCode, LOGGER, type Logger } from '../logger';

/** Which status a refusal has; the page picks the words. */
export const STATUS: Readonly<Record<string, number>> = Object.freeze({
  'request.invalid': 400,
  'request.type': 415,
  'request.tooLarge': 413,
  'request.foreign': 403,
  'identity.missing': 401,
  'message.empty': 400,
  'text.tooLong': 413,
  'media.empty': 400,
  'media.none': 400,
  'media.unknown': 400,
  'media.tooLarge': 413,
  'media.gone': 404,
  'desk.off': 404,
  'page.missing': 404,
  'rate.exceeded': 429,
  'channel.notReady': 503,
  'channel.tryAgain': 503,
});

const RETRY_AFTER_SECONDS = 2;
const FAULT = 500;

/** What the page gets. */
export interface ErrorBody {
  error: { code: string; params?: ErrorParams };
}

/** Seconds after which the same request may succeed, if it may at all. */
export function retryAfter(status: number, params: ErrorParams = {}): number | undefined {
  if (status !== 503 && status !== 429) return undefined;
  return typeof params.afterSeconds === 'number' ? params.afterSeconds : RETRY_AFTER_SECONDS;
}

/** Answers every error with a code, and a fault with nothing but that it is one. */
@Catch()
export class WebErrors implements ExceptionFilter {
  constructor(@Optional() @Inject(LOGGER) private readonly logger: Logger | null = null) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, code, params } = this.read(error);
    if (status >= FAULT && status !== 503) this.logger?.error({ code: errorCode(error) }, 'a web request failed');
    if (reply.sent || reply.raw.headersSent) return;
    const wait = retryAfter(status, params);
    if (wait !== undefined) void reply.header('Retry-After', String(wait));
    const body: ErrorBody = { error: params && Object.keys(params).length ? { code, params } : { code } };
    void reply.status(status).header('X-Content-Type-Options', 'nosniff').send(body);
  }

  private read(error: unknown): { status: number; code: string; params?: ErrorParams } {
    if (error instanceof AppError) {
      const status = STATUS[error.code];
      return status === undefined
        ? { status: FAULT, code: 'fault' }
        : { status, code: error.code, params: error.params };
    }
    if (error instanceof HttpException) return { status: error.getStatus(), code: 'request.invalid' };
    return { status: FAULT, code: 'fault' };
  }
}
