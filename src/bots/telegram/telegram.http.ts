import { Pool, type Dispatcher } from 'undici';

/** What the platform answered, whatever it was. */
export interface HttpAnswer {
  status: number;
  statusText: string;
  body: string;
}

/** A file, or what was said instead of one. */
export interface HttpFile {
  status: number;
  mime: string | null;
  bytes: Buffer;
}

export interface CallLimits {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** An answer that is longer is given up with an `AnswerTooLong`. */
  maxBytes?: number;
}

/** The answer was longer than the caller takes. */
export class AnswerTooLong extends Error {}

/**
 * The long poll holds one connection for good; idle ones leave before the platform closes them under a request. How long
 * a call may take is the caller's to say, so the client's own limits are off.
 */
const SOCKETS: Pool.Options = {
  connections: 256,
  pipelining: 1,
  keepAliveTimeout: 15_000,
  headersTimeout: 0,
  bodyTimeout: 0,
};

const HEADERS = ['content-type', 'application/json'];

/** Posts JSON to one host over connections that stay open; nothing but what a call to the Bot API needs. */
export class TelegramHttp {
  private readonly pool: Pool;
  private readonly path: string;

  /** `folder` is the address in which the methods lie, with a slash at the end. */
  constructor(folder: URL) {
    this.pool = new Pool(folder.origin, SOCKETS);
    this.path = folder.pathname;
  }

  /** Rejects with the socket's error, or with an `AbortError` when the time is over or the signal comes. */
  async post(method: string, payload: object, timeoutMs: number, signal?: AbortSignal): Promise<HttpAnswer> {
    const path = this.path + method;
    const call = { path, method: 'POST', headers: HEADERS, body: JSON.stringify(payload) } as const;
    const { status, statusText, bytes } = await this.exchange(call, { timeoutMs, signal });
    return { status, statusText, body: bytes.toString('utf8') };
  }

  /** Fetches a file of the same host; rejects as `post` does. A redirect is an answer like any other. */
  get({ pathname }: URL, limits: CallLimits): Promise<HttpFile> {
    return this.exchange({ path: pathname, method: 'GET' }, limits);
  }

  private exchange(call: Dispatcher.DispatchOptions, limits: CallLimits): Promise<Received> {
    return new Promise((resolve, reject) => {
      if (limits.signal?.aborted) return reject(aborted());
      this.pool.dispatch(call, new Exchange(limits, resolve, reject));
    });
  }

  /** Closes all connections. */
  close(): void {
    // Who waits for an answer is told; there is nobody to tell of the rest.
    this.pool.destroy().catch(() => undefined);
  }
}

interface Received extends HttpFile {
  statusText: string;
}

/** One request and its answer. The client calls these methods by name. */
class Exchange implements Dispatcher.DispatchHandlers {
  private readonly chunks: Buffer[] = [];
  private readonly late: NodeJS.Timeout;
  private readonly abort = (): void => this.giveUp(aborted());
  private readonly received: Received = { status: 0, statusText: '', mime: null, bytes: NO_BYTES };
  private room: number;
  /** Ends the exchange on its connection; null before it has one. */
  private hangUp: ((error?: Error) => void) | null = null;
  private over = false;

  constructor(
    private readonly limits: CallLimits,
    private readonly resolve: (received: Received) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.room = limits.maxBytes ?? Infinity;
    this.late = setTimeout(this.abort, limits.timeoutMs);
    limits.signal?.addEventListener('abort', this.abort);
  }

  onConnect(abort: (error?: Error) => void): void {
    this.hangUp = abort;
    if (this.over) abort();
  }

  onHeaders(status: number, headers: Buffer[], _resume: () => void, statusText: string): boolean {
    this.received.status = status;
    this.received.statusText = statusText;
    if (this.limits.maxBytes !== undefined) this.received.mime = headerOf(headers, 'content-type');
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.room -= chunk.length;
    if (this.room < 0) this.giveUp(new AnswerTooLong());
    else this.chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    if (!this.end()) return;
    const { chunks, received } = this;
    received.bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    this.resolve(received);
  }

  onError(error: Error): void {
    if (this.end()) this.reject(error);
  }

  private giveUp(why: Error): void {
    if (!this.end()) return;
    this.hangUp?.(why);
    this.reject(why);
  }

  private end(): boolean {
    if (this.over) return false;
    this.over = true;
    clearTimeout(this.late);
    this.limits.signal?.removeEventListener('abort', this.abort);
    return true;
  }
}

const NO_BYTES = Buffer.alloc(0);

/** Names and values take turns, as they came. */
function headerOf(headers: readonly Buffer[], name: string): string | null {
  for (let at = 0; at + 1 < headers.length; at += 2) {
    if (headers[at]?.toString('latin1').toLowerCase() === name) return headers[at + 1]?.toString('latin1') ?? null;
  }
  return null;
}

function aborted(): Error {
  const error = new Error('the call was given up');
  error.name = 'AbortError';
  return error;
}
