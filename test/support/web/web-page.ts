import { randomUUID } from 'node:crypto';
import { AppError } from '../../../src/shared/app-error';

const REFUSED = 400;
const FAULT = 500;
const MOST_AT_ONCE = 200;
/** Answers after which a page says the same again. */
const PASSING: ReadonlySet<number> = new Set([0, 401, 408, 429]);

/** A message as the server shows it to a page. */
export interface ShownMessage {
  id: string;
  author: 'bot' | 'person';
  editedAt: number | null;
  body: {
    type: string;
    text?: string;
    prompt?: string;
    title?: string;
    caption?: string;
    rows?: { label: string; value: string }[];
    choices?: { token: string; label: string }[];
    media?: { kind: string; url: string | null }[];
    replyTo?: string;
  };
}

/** What is read of a message. */
export function textOf({ title, prompt, text, caption, rows = [] }: ShownMessage['body']): string {
  const lines = rows.map(({ label, value }) => `${label}：${value}`);
  return [title ?? prompt ?? text ?? caption ?? '', ...lines].join('\n');
}

interface Letter {
  path: string;
  said: { clientId: string };
}

/**
 * A browser with one of our pages: what is said goes out in order, again and again under the same id, until the server
 * has acknowledged it. It waits for nothing between two tries.
 */
export class WebPage {
  /** What was refused for good, with the server's code. */
  readonly refused: string[] = [];
  private unsent: Letter[] = [];
  private newest: Letter | null = null;
  private flushing: Promise<void> | null = null;
  private readonly closing = new AbortController();

  private constructor(
    /** Where the server is now. */
    private readonly server: () => string,
    /** The cookie, as the browser sends it. */
    readonly cookie: string,
  ) {}

  /** Opens the page for somebody new. */
  static async open(server: () => string): Promise<WebPage> {
    const { headers } = await fetch(`${server()}/api/chat/me`);
    return new WebPage(server, headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }

  /** How much is not acknowledged. */
  get waiting(): number {
    return this.unsent.length;
  }

  /** Says it as soon as it can; the result is the id that the page gave it. */
  say(path: string, said: object): string {
    const clientId = randomUUID();
    this.send({ path, said: { ...said, clientId } });
    return clientId;
  }

  /** Says once more what it said last, as after an answer that was lost. */
  again(): void {
    if (!this.newest) throw new AppError('test.nothingSaid');
    this.send(this.newest);
  }

  /** Posts a body as it is; the result is the status and the code of a refusal. */
  async post(path: string, body: string, type = 'application/json'): Promise<{ status: number; code?: string }> {
    const headers = { ...this.headers, 'content-type': type };
    const response = await fetch(this.server() + path, { method: 'POST', headers, body, signal: this.closing.signal });
    const answer = (await response.json().catch(() => null)) as { error?: { code?: string } } | null;
    const code = answer?.error?.code;
    return { status: response.status, ...(code === undefined ? {} : { code }) };
  }

  /** Uploads a file; the result is its name for messages. */
  async upload(bytes: Buffer, name: string): Promise<string> {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${this.server()}/api/chat/uploads`, { method: 'POST', headers: this.headers, body });
    if (!response.ok) throw new AppError('test.upload', { status: response.status });
    return ((await response.json()) as { ref: string }).ref;
  }

  /** Everything in a chat, oldest first. */
  async history(path: string): Promise<ShownMessage[]> {
    const all: ShownMessage[] = [];
    for (let more = true; more;) {
      const before = all[0] ? `&before=${all[0].id}` : '';
      const response = await fetch(`${this.server()}${path}?limit=${MOST_AT_ONCE}${before}`, { headers: this.headers });
      if (!response.ok) throw new AppError('test.history', { status: response.status });
      const page = (await response.json()) as { messages: ShownMessage[]; more: boolean };
      all.unshift(...page.messages);
      more = page.more;
    }
    return all;
  }

  /** Closes the page, whatever is still on its way. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.flushing;
  }

  private get headers(): Record<string, string> {
    return { cookie: this.cookie, 'sec-fetch-site': 'same-origin' };
  }

  private send(letter: Letter): void {
    this.newest = letter;
    this.unsent.push(letter);
    this.flushing ??= this.flush().finally(() => (this.flushing = null));
  }

  private async flush(): Promise<void> {
    for (let [next] = this.unsent; next && !this.closing.signal.aborted; [next] = this.unsent) {
      const { status, code } = await this.post(next.path, JSON.stringify(next.said)).catch(() => ({
        status: 0,
        code: undefined,
      }));
      const comesAgain = status >= FAULT || PASSING.has(status);
      if (comesAgain) await new Promise((resolve) => setImmediate(resolve));
      else this.unsent.shift();
      if (!comesAgain && status >= REFUSED) this.refused.push(`${status} ${code ?? ''}`);
    }
  }
}
