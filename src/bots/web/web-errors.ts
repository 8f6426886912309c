import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Optional } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
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
  'media.unsent': 409,
  'media.gone': 404,
  'media.range': 416,
  'desk.off': 404,
  'page.missing': 404,
  'rate.exceeded': 429,
  'channel.notReady': 503,
  'channel.tryAgain': 503,
});

/** What Nest refuses by itself; everything else that it refuses is invalid. */
const REFUSED_BEFORE: Readonly<Record<number, string>> = Object.freeze({
  404: 'page.missing',
  413: 'request.tooLarge',
  415: 'request.type',
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
    if (error instanceof HttpException) {
      const status = error.getStatus();
      return { status, code: REFUSED_BEFORE[status] ?? 'request.invalid' };
    }
    return { status: FAULT, code: 'fault' };
  }
}

const OURS = /^\/api\/(chat|desk)\//;

/**
 * What fails before a route is found or a body is read, such as malformed JSON. No controller's filter hears of it, so
 * this one is for the whole program and answers for our paths only; the others get what they would get without it.
 */
@Catch(HttpException)
export class WebErrorsBeforeRoutes extends BaseExceptionFilter {
  @Inject(WebErrors) private readonly errors!: WebErrors;

  override catch(error: HttpException, host: ArgumentsHost): void {
    const { url } = host.switchToHttp().getRequest<FastifyRequest>();
    if (OURS.test(url)) this.errors.catch(error, host);
    else super.catch(error, host);
  }
}
