import { BackOff } from './back-off';
import type { Message } from './wire';

/** What a page does with what it hears. */
export interface StreamListener {
  message(message: Message): void;
  edit(message: Message): void;
  typing(chatId: string, on: boolean): void;
  /** Too much was missed: read the history anew. */
  reset(): void;
  connected(live: boolean): void;
  /** The newest message that came by the stream or as history, '0' for none: what came after it is asked for. */
  resumeId(): string;
}

/** Heartbeats come every 20 s; without one for so long the connection is dead, though nobody said so. */
const SILENCE_MS = 50_000;

/** Server-sent events that come back after any break and ask for what was missed. */
export class EventStream {
  private source: EventSource | null = null;
  private readonly backOff = new BackOff();
  private retry: number | undefined;
  private silence: number | undefined;

  constructor(
    private readonly url: string,
    private readonly listener: StreamListener,
  ) {
    window.addEventListener('online', () => this.open());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible' && this.source?.readyState !== EventSource.OPEN) this.open();
    });
  }

  open(): void {
    this.close();
    const source = new EventSource(`${this.url}?after=${encodeURIComponent(this.listener.resumeId())}`);
    this.source = source;
    const on = <T>(name: string, take: (data: T) => void): void =>
      source.addEventListener(name, (event) => {
        this.heard();
        take(JSON.parse((event as MessageEvent<string>).data) as T);
      });
    source.onopen = () => {
      this.backOff.succeeded();
      this.heard();
      this.listener.connected(true);
    };
    source.onerror = () => this.broken();
    on<Message>('message', (message) => this.listener.message(message));
    on<Message>('edit', (message) => this.listener.edit(message));
    on<{ chatId: string; on: boolean }>('typing', ({ chatId, on }) => this.listener.typing(chatId, on));
    on('reset', () => this.listener.reset());
    on('beat', () => undefined);
  }

  private broken(): void {
    this.close();
    this.listener.connected(false);
    this.retry = window.setTimeout(() => this.open(), this.backOff.next());
  }

  private heard(): void {
    clearTimeout(this.silence);
    this.silence = window.setTimeout(() => this.broken(), SILENCE_MS);
  }

  private close(): void {
    clearTimeout(this.retry);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = null;
  }
}
