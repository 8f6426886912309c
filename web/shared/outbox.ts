import { Failure, getJson, postJson } from './api';
import { BackOff } from './back-off';
import { Changing } from './signal';
import { uuid } from './uuid';
import type { Media, Said } from './wire';

/** Something said that the server has not confirmed. */
export interface Unsent {
  clientId: string;
  url: string;
  said: Said;
  /** How the media look meanwhile. */
  media: Media[];
  at: number;
  state: 'sending' | 'waiting' | 'refused';
  /** Why it was refused. */
  code?: string;
}

/**
 * What was said and is not yet confirmed, kept in this browser. It goes out in order, again and again under the same
 * client id, so that the server counts it once however often it arrives.
 */
export class Outbox extends Changing {
  private items: Unsent[];
  /** How many things were said here since the page was opened. */
  said = 0;
  private busy = false;
  private timer: number | undefined;
  private readonly backOff = new BackOff();

  constructor(
    private readonly prefix: string,
    private readonly delivered: (id: string, item: Unsent) => void,
  ) {
    super();
    this.items = load(prefix);
    window.addEventListener('online', () => this.resend());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.resend();
    });
  }

  get unsent(): readonly Unsent[] {
    return this.items;
  }

  /** Sends it as soon as it can; the result is its client id. */
  add(url: string, said: Said, media: Media[] = []): string {
    const item: Unsent = { clientId: uuid(), url, said, media, at: Date.now(), state: 'sending' };
    this.items = [...this.items, item];
    this.said += 1;
    save(this.prefix, item);
    this.changed();
    void this.flush();
    return item.clientId;
  }

  /** Tries at once, whatever the pause was to be. */
  resend(): void {
    clearTimeout(this.timer);
    void this.flush();
  }

  discard(clientId: string): void {
    this.drop(clientId);
    void this.flush();
  }

  /** Another way told that the server has it. */
  confirm(clientId: string | null): void {
    if (clientId !== null && this.items.some((item) => item.clientId === clientId)) this.drop(clientId);
  }

  private async flush(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let next = this.next(); next; next = this.next()) if (!(await this.send(next))) break;
    } finally {
      this.busy = false;
    }
  }

  private next(): Unsent | undefined {
    return this.items.find(({ state }) => state !== 'refused');
  }

  /** True when the next may follow. */
  private async send(item: Unsent): Promise<boolean> {
    this.mark(item.clientId, { state: 'sending' });
    try {
      const { id } = await postJson<{ id: string }>(item.url, { ...item.said, clientId: item.clientId });
      this.backOff.succeeded();
      this.delivered(id, item);
      this.drop(item.clientId);
      return true;
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure('network', 0, 0);
      if (!failure.passing) {
        this.mark(item.clientId, { state: 'refused', code: failure.code });
        return true;
      }
      // The browser lost who it is; it gets a new identity and says it again.
      if (failure.status === 401) await getJson('/api/chat/me').catch(() => undefined);
      this.waitAll();
      this.timer = window.setTimeout(() => void this.flush(), this.backOff.next(failure.retryAfterMs));
      return false;
    }
  }

  private mark(clientId: string, change: Partial<Unsent>): void {
    this.items = this.items.map((item) => (item.clientId === clientId ? { ...item, ...change } : item));
    this.changed();
  }

  /** Those behind it wait as well. */
  private waitAll(): void {
    this.items = this.items.map((item) => (item.state === 'sending' ? { ...item, state: 'waiting' } : item));
    this.changed();
  }

  private drop(clientId: string): void {
    this.items = this.items.filter((item) => item.clientId !== clientId);
    forget(this.prefix, clientId);
    this.changed();
  }
}

/** One key for each, so that two windows do not overwrite each other. */
function save(prefix: string, item: Unsent): void {
  try {
    localStorage.setItem(prefix + item.clientId, JSON.stringify(item));
  } catch {
    // It is sent all the same; only a reload would lose it.
  }
}

function forget(prefix: string, clientId: string): void {
  try {
    localStorage.removeItem(prefix + clientId);
  } catch {
    // Nothing was kept.
  }
}

function load(prefix: string): Unsent[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
    return keys.flatMap(read).sort((one, other) => one.at - other.at);
  } catch {
    return [];
  }
}

function read(key: string): Unsent[] {
  try {
    return [{ ...(JSON.parse(localStorage.getItem(key) ?? '') as Unsent), state: 'waiting' }];
  } catch {
    return [];
  }
}
