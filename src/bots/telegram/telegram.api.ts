import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Telegram } from 'telegraf';
import type { ApiMethods } from 'telegraf/types';
import { type ApiFailure, failureOf, readAnswer } from './telegram.failures';
import { fieldsOf } from './telegram.fields';
import { type CallLimits, type HttpFile, TelegramHttp } from './telegram.http';
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

/** Idle connections leave before the platform closes them under a request. */
const SOCKETS = { keepAlive: true, maxSockets: 16, timeout: 15_000 };

/**
 * The whole Bot API of one bot. Uploads go through telegraf's client; everything else is a small JSON request, posted
 * directly because that client costs several times as much. Every call has a time-out.
 */
export class TelegramApi {
  private readonly client: Telegram;
  private readonly http: TelegramHttp;
  private readonly uploads: HttpAgent | HttpsAgent;
  private readonly root: string;

  constructor(
    private readonly token: string,
    apiRoot: string,
    private readonly timings: TelegramTimings,
  ) {
    this.root = apiRoot.endsWith('/') ? apiRoot : `${apiRoot}/`;
    this.http = new TelegramHttp(new URL(`./bot${token}/`, this.root));
    this.client = new Telegram(token, { apiRoot: this.root, webhookReply: false });
    this.uploads = this.root.startsWith('https:') ? new HttpsAgent(SOCKETS) : new HttpAgent(SOCKETS);
    // The client drops an agent it is given for plain http.
    this.client.options.agent = this.uploads;
  }

  /** Calls one method; never throws. */
  async call<M extends ApiMethod>(
    method: M,
    payload: Record<string, unknown>,
    { timeoutMs = this.timings.callMs, signal }: CallOptions = {},
  ): Promise<ApiOutcome<ReturnType<Methods[M]>>> {
    const scrub = (text: string): string => this.scrub(text);
    try {
      if (carriesFiles(payload)) {
        const value: unknown = await this.upload(method, payload, timeoutMs, signal);
        return { ok: true, value: value as ReturnType<Methods[M]> };
      }
      return readAnswer(await this.http.post(method, payload, timeoutMs, signal), scrub);
    } catch (error) {
      return { ok: false, failure: failureOf(error, scrub) };
    }
  }

  /** Fetches a file by its path. What is thrown may quote the address, which holds the token: let it not out. */
  file(filePath: string, limits: CallLimits): Promise<HttpFile> {
    const path = filePath.split('/').map(encodeURIComponent).join('/');
    return this.http.get(new URL(`./file/bot${this.token}/${path}`, this.root), limits);
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
    this.http.close();
    this.uploads.destroy();
  }

  private upload(
    method: ApiMethod,
    payload: Record<string, unknown>,
    timeoutMs: number,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const limit = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, limit]) : limit;
    return this.client.callApi(method, payload as never, { signal: either as never });
  }
}

/** Whether bytes go up with the call. */
export function carriesFiles(payload: Record<string, unknown>): boolean {
  const isUpload = (value: unknown): boolean => fieldsOf(value)?.source !== undefined;
  const { media } = payload;
  if (Array.isArray(media)) return media.some((item) => isUpload(fieldsOf(item)?.media));
  return Object.values(payload).some(isUpload);
}
