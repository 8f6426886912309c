import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody, readForm } from './body';
import { serveControl } from './control';
import { Core, type Call, type StandInOptions } from './core';
import { ApiError } from './errors';
import type { FaultRule, Faults } from './faults';
import { methods } from './methods';
import { people, type People } from './people';
import type { Recorder } from './recorder';
import type { Params } from './types';
import { readInteger } from './validate';

interface Answer {
  status: number;
  body: string;
  type: string;
}

const JSON_TYPE = 'application/json';

/** A Telegram Bot API server for one bot, with the persons and groups on the other side of it. */
export class TelegramStandIn {
  readonly core: Core;
  /** What persons do. */
  readonly people: People;
  private readonly server: http.Server;
  private readonly lateAnswers = new Set<NodeJS.Timeout>();
  private address = '';

  constructor(options: StandInOptions = {}) {
    this.core = new Core(options, (method, params) => this.performQuietly(method, params));
    this.people = people(this.core);
    this.server = http.createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
      this.route(request, response).catch(() => response.destroy());
    });
    this.server.requestTimeout = 0;
  }

  /** What the bot must be told to use. */
  get token(): string {
    return this.core.token;
  }

  /** Address of the server, without a slash at the end. */
  get url(): string {
    return this.address;
  }

  get faults(): Faults {
    return this.core.faults;
  }

  get recorder(): Recorder {
    return this.core.recorder;
  }

  /** What the bot said in a chat, in order, edits applied. */
  readonly messages: Recorder['messages'] = (chatId, after) => this.core.recorder.messages(chatId, after);

  /** The first message of the bot in the chat, there already or to come, that passes the test. */
  readonly waitFor: Recorder['waitFor'] = (chatId, test, options) => this.core.recorder.waitFor(chatId, test, options);

  /** The press, once the bot has answered it. */
  readonly waitForAnswer: Recorder['waitForAnswer'] = (id, timeoutMs) =>
    this.core.recorder.waitForAnswer(id, timeoutMs);

  /** Now, as a number for the `after` of the readers. */
  mark(): number {
    return this.core.recorder.seq;
  }

  /** Listens on this machine only; any free port when none is told. */
  start(port = 0): Promise<{ port: number; url: string }> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject);
        const { port: bound } = this.server.address() as AddressInfo;
        this.address = `http://127.0.0.1:${bound}`;
        resolve({ port: bound, url: this.address });
      });
    });
  }

  /** Ends every wait, delivery and connection. */
  stop(): Promise<void> {
    this.core.close();
    for (const timer of this.lateAnswers) clearTimeout(timer);
    this.lateAnswers.clear();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '';
    if (url.startsWith('/bot')) return this.serveMethod(request, response, url);
    if (url.startsWith('/file/bot')) return this.serveFile(response, url);
    if (url.startsWith('/_control/')) return serveControl(this, request, response, url);
    write(response, failure(404, 'Not Found'));
  }

  private async serveMethod(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const slash = url.indexOf('/', 4);
    const mark = url.indexOf('?', 4);
    const end = mark < 0 ? url.length : mark;
    const body = await readBody(request);
    if (slash < 0 || url.slice(4, slash) !== this.core.token) return write(response, failure(401, 'Unauthorized'));
    const name = url.slice(slash + 1, end).toLowerCase();
    let form: ReturnType<typeof readForm>;
    try {
      form = readForm(body, request.headers['content-type'] ?? '', url.slice(end + 1));
    } catch (error) {
      return write(response, refusal(error));
    }
    const onAbandoned = (listener: () => void): void => void response.once('close', listener);
    const call: Call = { ...form, onAbandoned };
    const fault = this.core.faults.draw(name, readInteger(form.params, 'chat_id'));
    if (!fault) return write(response, await this.perform(name, call));
    await this.performWithFault(fault, name, call, response);
  }

  private async performWithFault(rule: FaultRule, name: string, call: Call, response: ServerResponse): Promise<void> {
    switch (rule.fault) {
      case 'silence':
        return;
      case 'reset':
        response.socket?.resetAndDestroy();
        return;
      case 'tooManyRequests': {
        const seconds = rule.retry_after ?? 1;
        const parameters = { retry_after: seconds };
        return write(response, failure(429, `Too Many Requests: retry after ${seconds}`, parameters));
      }
      case 'serverError':
        return write(response, brokenDown(rule.status ?? 500));
    }
    const answer = await this.perform(name, call);
    if (rule.fault === 'workThenReset') response.socket?.resetAndDestroy();
    if (rule.fault === 'late') this.writeLater(response, answer, rule.ms ?? 1000);
  }

  private writeLater(response: ServerResponse, answer: Answer, ms: number): void {
    const timer = setTimeout(() => {
      this.lateAnswers.delete(timer);
      write(response, answer);
    }, ms);
    this.lateAnswers.add(timer);
  }

  private async perform(name: string, call: Call): Promise<Answer> {
    const method = methods.get(name);
    if (!method) return failure(404, 'Not Found: method not found');
    this.core.calls[name] = (this.core.calls[name] ?? 0) + 1;
    try {
      const outcome = method(this.core, call);
      const result = outcome instanceof Promise ? ((await outcome) as unknown) : outcome;
      return { status: 200, body: `{"ok":true,"result":${JSON.stringify(result)}}`, type: JSON_TYPE };
    } catch (error) {
      return refusal(error);
    }
  }

  // A call made by way of a webhook's answer can fail without anyone hearing of it.
  private performQuietly(method: string, params: Params): void {
    void this.perform(method.toLowerCase(), { params, files: undefined, onAbandoned: () => undefined });
  }

  private serveFile(response: ServerResponse, url: string): void {
    const slash = url.indexOf('/', 9);
    if (slash < 0 || url.slice(9, slash) !== this.core.token) return write(response, failure(401, 'Unauthorized'));
    const file = this.core.files.read(url.slice(slash + 1));
    if (!file) return write(response, failure(404, 'Not Found'));
    response.writeHead(200, { 'content-type': file.mime, 'content-length': file.bytes.length });
    response.end(file.bytes);
  }
}

function write(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.writableEnded) return;
  const length = Buffer.byteLength(answer.body);
  response.writeHead(answer.status, { 'content-type': answer.type, 'content-length': length });
  response.end(answer.body);
}

function failure(code: number, description: string, parameters?: object): Answer {
  const body = { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) };
  return { status: code, body: JSON.stringify(body), type: JSON_TYPE };
}

function refusal(error: unknown): Answer {
  if (error instanceof ApiError) return failure(error.code, error.message, error.parameters);
  return failure(500, `Internal Server Error: ${error instanceof Error ? error.message : String(error)}`);
}

// Behind 502 and 504 stands the platform's proxy, which answers with a page.
function brokenDown(status: number): Answer {
  if (status === 500) return failure(500, 'Internal Server Error');
  const title = `${status} ${http.STATUS_CODES[status] ?? ''}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body><h1>${title}</h1></body>\r\n</html>\r\n`;
  return { status, body, type: 'text/html' };
}
