import type { Uploaded } from './wire';

/** Why a request failed: `code` is the server's, or `network`. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly retryAfterMs: number,
  ) {
    super(code);
  }

  /** Whether the same request may succeed later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 401 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

const TIMEOUT_MS = 20_000;

/** Asks the server; throws a `Failure`. */
export function getJson<T>(url: string): Promise<T> {
  return ask<T>(url, { headers: { Accept: 'application/json' } });
}

/** Tells the server; throws a `Failure`. */
export function postJson<T>(url: string, body: object): Promise<T> {
  return ask<T>(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
}

/** Uploads one file; `onProgress` hears the part that is done, from 0 to 1. */
export function upload(file: File, onProgress: (done: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/chat/uploads');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = request.ontimeout = request.onabort = () => reject(new Failure('network', 0, 0));
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status < 300) resolve(answer as Uploaded);
      else reject(new Failure(codeOf(answer), request.status, 0));
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, { ...init, credentials: 'same-origin', signal: late.signal });
    const answer = parse(await response.text());
    if (response.ok) return answer as T;
    const wait = Number(response.headers.get('Retry-After') ?? 0) * 1000;
    throw new Failure(codeOf(answer), response.status, wait || 0);
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('network', 0, 0);
  } finally {
    clearTimeout(timer);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function codeOf(answer: unknown): string {
  const { error } = (answer ?? {}) as { error?: { code?: unknown } };
  return typeof error?.code === 'string' ? error.code : 'unknown';
}
