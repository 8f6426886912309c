import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Telegram } from 'telegraf';
import type { ApiMethods } from 'telegraf/types';
import { type ApiFailure, failureOf } from './telegram.failures';
import type { TelegramTimings } from './telegram.options';

type Methods = ApiMethods<unknown>;

/** The Bot API's methods by name. */
export type ApiMethod = keyof Methods;

/** A method with its parameters. Files are `{source: Buffer, filename}` where the client looks for them. */
export interface ApiCall {
  method: ApiMethod;
  payload: Record<string, unknown>;
}

/** What a call gave; nothing is thrown, so that nothing can carry the token out. */
export type ApiOutcome<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

export interface CallOptions {
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** The whole Bot API of one bot, through telegraf's client with a time-out of our own on every call. */
export class TelegramApi {
  private readonly client: Telegram;
  private readonly agent: HttpAgent | HttpsAgent;
  private readonly root: string;

  constructor(
    private readonly token: string,
    apiRoot: string,
    private readonly timings: TelegramTimings,
  ) {
    this.root = apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`;
    // The long poll holds one socket for good; idle ones leave before the platform closes them under a request.
    const sockets = { keepAlive: true, maxSockets: 256, maxFreeSockets: 32, timeout: 15_000 };
    this.agent = this.root.startsWith('https:') ? new HttpsAgent(sockets) : new HttpAgent(sockets);
    this.client = new Telegram(token, { apiRoot: this.root, webhookReply: false });
    // The client drops an agent it is given for plain http.
    this.client.options.agent = this.agent;
  }

  /** Calls one method; never throws. */
  async call<M extends ApiMethod>(
    method: M,
    payload: Record<string, unknown>,
    { timeoutMs = this.timings.callMs, signal }: CallOptions = {},
  ): Promise<ApiOutcome<ReturnType<Methods[M]>>> {
    const limit = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, limit]) : limit;
    try {
      const value: unknown = await this.client.callApi(method, payload as never, { signal: either as never });
      return { ok: true, value: value as ReturnType<Methods[M]> };
    } catch (error) {
      return { ok: false, failure: failureOf(error, (text) => this.scrub(text)) };
    }
  }

  /** Where a file lies; the address holds the token, so it must stay inside this folder and out of all messages. */
  fileUrl(filePath: string): URL {
    const path = filePath.split('/').map(encodeURIComponent).join('/');
    return new URL(`./file/bot${this.token}/${path}`, this.root);
  }

  /** The text without the token, in whatever form an error may quote it. */
  scrub(text: string): string {
    const secret = this.token.slice(this.token.indexOf(':') + 1);
    return [this.token, encodeURIComponent(this.token), secret].reduce(
      (rest, form) => rest.replaceAll(form, '***'),
      text,
    );
  }

  /** Closes idle connections. */
  close(): void {
    this.agent.destroy();
  }
}
