import { Pool, type Dispatcher } from 'undici';

/** What the platform answered, whatever it was. */
export interface HttpAnswer {
  status: number;
  statusText: string;
  body: string;
}

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
  post(method: string, payload: object, timeoutMs: number, signal?: AbortSignal): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      const exchange = new Exchange(timeoutMs, signal, resolve, reject);
      const path = this.path + method;
      this.pool.dispatch({ path, method: 'POST', headers: HEADERS, body: JSON.stringify(payload) }, exchange);
    });
  }

  /** Closes all connections. */
  close(): void {
    // Who waits for an answer is told; there is nobody to tell of the rest.
    this.pool.destroy().catch(() => undefined);
  }
}

/** One request and its answer. The client calls these methods by name. */
class Exchange implements Dispatcher.DispatchHandlers {
  private readonly chunks: Buffer[] = [];
  private readonly late: NodeJS.Timeout;
  private readonly abort = (): void => this.giveUp();
  private status = 0;
  private statusText = '';
  /** Ends the exchange on its connection; null before it has one. */
  private hangUp: ((error?: Error) => void) | null = null;
  private over = false;

  constructor(
    timeoutMs: number,
    private readonly signal: AbortSignal | undefined,
    private readonly resolve: (answer: HttpAnswer) => void,
    private readonly reject: (error: Error) => void,
  ) {
    this.late = setTimeout(this.abort, timeoutMs);
    signal?.addEventListener('abort', this.abort);
  }

  onConnect(abort: (error?: Error) => void): void {
    this.hangUp = abort;
    if (this.over) abort();
  }

  onHeaders(status: number, _headers: Buffer[], _resume: () => void, statusText: string): boolean {
    this.status = status;
    this.statusText = statusText;
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    if (!this.end()) return;
    const { chunks, status, statusText } = this;
    const body = (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8');
    this.resolve({ status, statusText, body });
  }

  onError(error: Error): void {
    if (this.end()) this.reject(error);
  }

  private giveUp(): void {
    if (!this.end()) return;
    this.hangUp?.(aborted());
    this.reject(aborted());
  }

  private end(): boolean {
    if (this.over) return false;
    this.over = true;
    clearTimeout(this.late);
    this.signal?.removeEventListener('abort', this.abort);
    return true;
  }
}

function aborted(): Error {
  const error = new Error('the call was given up');
  error.name = 'AbortError';
  return error;
}
