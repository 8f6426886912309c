import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** What the platform answered, whatever it was. */
export interface HttpAnswer {
  status: number;
  statusText: string;
  body: string;
}

/** The long poll holds one socket for good; idle ones leave before the platform closes them under a request. */
const SOCKETS = { keepAlive: true, maxSockets: 256, maxFreeSockets: 256, timeout: 15_000 };

/** Posts JSON to one host over connections that stay open; nothing but what a call to the Bot API needs. */
export class TelegramHttp {
  readonly agent: HttpAgent | HttpsAgent;
  private readonly target: RequestOptions;
  private readonly path: string;
  private readonly send: typeof httpRequest;

  /** `folder` is the address in which the methods lie, with a slash at the end. */
  constructor(folder: URL) {
    const secure = folder.protocol === 'https:';
    this.agent = secure ? new HttpsAgent(SOCKETS) : new HttpAgent(SOCKETS);
    this.send = secure ? httpsRequest : httpRequest;
    this.target = { hostname: folder.hostname.replace(/^\[|\]$/g, ''), port: folder.port || undefined };
    this.path = folder.pathname;
  }

  /** Rejects with the socket's error, or with an `AbortError` when the time is over or the signal comes. */
  post(method: string, payload: object, timeoutMs: number, signal?: AbortSignal): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(aborted());
      const body = JSON.stringify(payload);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const path = this.path + method;
      const request = this.send({ ...this.target, path, method: 'POST', agent: this.agent, headers });
      const abort = (): void => void request.destroy(aborted());
      const late = setTimeout(abort, timeoutMs);
      signal?.addEventListener('abort', abort);
      const settle = (end: () => void): void => {
        clearTimeout(late);
        signal?.removeEventListener('abort', abort);
        end();
      };
      request.once('response', (response) => {
        readAll(
          response,
          (answer) => settle(() => resolve(answer)),
          (error) => settle(() => reject(error)),
        );
      });
      request.on('error', (error) => settle(() => reject(error)));
      request.end(body);
    });
  }

  /** Closes idle connections. */
  close(): void {
    this.agent.destroy();
  }
}

function readAll(response: IncomingMessage, done: (answer: HttpAnswer) => void, failed: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.once('end', () => {
    const body = (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString('utf8');
    done({ status: response.statusCode ?? 0, statusText: response.statusMessage ?? '', body });
  });
  response.once('error', failed);
}

function aborted(): Error {
  const error = new Error('the call was given up');
  error.name = 'AbortError';
  return error;
}
