import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { ErrorParams } from '../../shared/app-error';
import { CLOCK, type Clock } from '../../shared/clock';
import { retryAfter, STATUS } from './web-errors';
import { personOf, secretOf } from './web-identity';
import { addressOf, isSameOrigin } from './web-origin';
import { RateBuckets } from './web-rate';
import { DEFAULT_RATES, MAX_JSON_BYTES, WEB_OPTIONS, type WebOptions } from './web.options';

interface No {
  code: string;
  params?: ErrorParams;
}

/** A multipart body is a little longer than its file. */
const MULTIPART_MARGIN_BYTES = 16 * 1024;

const READING = new Set(['GET', 'HEAD']);

/** Refuses before a body is read: what comes too often, from another site, in another form, or is too large. */
@Injectable()
export class WebGate implements NestMiddleware<IncomingMessage, ServerResponse> {
  private readonly persons: RateBuckets;
  private readonly addresses: RateBuckets;

  constructor(
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const rates = options.rates ?? DEFAULT_RATES;
    this.persons = new RateBuckets(rates.person);
    this.addresses = new RateBuckets(rates.address);
  }

  use(request: IncomingMessage, response: ServerResponse, next: () => void): void {
    const no = this.tooOften(request) ?? (READING.has(request.method ?? '') ? null : this.wrong(request));
    if (!no) return next();
    const status = STATUS[no.code] ?? 400;
    const wait = retryAfter(status, no.params);
    response.writeHead(status, {
      'Content-Type': 'application/json; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      ...(wait === undefined ? {} : { 'Retry-After': String(wait) }),
      // The body is not read, so nothing may follow on this connection.
      ...(READING.has(request.method ?? '') ? {} : { Connection: 'close' }),
    });
    response.end(JSON.stringify({ error: no }));
  }

  private tooOften(request: IncomingMessage): No | null {
    const now = this.clock.now().getTime();
    const secret = secretOf(request);
    // Whoever sits at this machine is counted as a person only.
    const address = addressOf(request);
    const waits = [
      secret === undefined ? 0 : this.persons.take(personOf(secret), now),
      address === null ? 0 : this.addresses.take(address, now),
    ];
    const afterSeconds = Math.max(...waits);
    return afterSeconds > 0 ? { code: 'rate.exceeded', params: { afterSeconds } } : null;
  }

  private wrong(request: IncomingMessage): No | null {
    if (!isSameOrigin(request)) return { code: 'request.foreign' };
    const type = (request.headers['content-type'] ?? '').toLowerCase();
    const length = Number(request.headers['content-length'] ?? NaN);
    if (type.startsWith('application/json')) {
      return length <= MAX_JSON_BYTES ? null : { code: 'request.tooLarge', params: { maxBytes: MAX_JSON_BYTES } };
    }
    if (!type.startsWith('multipart/form-data')) return { code: 'request.type' };
    const { maxMediaBytes } = this.options;
    // Without a length the bytes are counted as they come.
    if (!(length > maxMediaBytes + MULTIPART_MARGIN_BYTES)) return null;
    return { code: 'media.tooLarge', params: { maxBytes: maxMediaBytes } };
  }
}
