import { Inject, Injectable } from '@nestjs/common';
import type { ServerResponse } from 'node:http';
import { Refusal } from '../../shared/app-error';
import { WebChatStore, type Scope } from './web-chat.store';
import { ALL_ROOMS, WebHub, type HubEvent } from './web-hub';
import type { WebMessage } from './web-message';
import { WebView } from './web.view';

/** An event of its own, so that a page notices when it hears none. */
const HEARTBEAT_MS = 20_000;
/** More than this missed is read anew as history. */
const MOST_MISSED = 300;
/** Open pages of one person, or of one browser on the groups. */
const MOST_STREAMS = 20;
/** A connection that takes nothing is cut; the page comes back and catches up. */
const MOST_UNSENT_BYTES = 1_000_000;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Content-Type-Options': 'nosniff',
  // Reverse proxies must pass each event on at once.
  'X-Accel-Buffering': 'no',
  Connection: 'keep-alive',
};

/** Server-sent events of a chat or of all groups, from the last message that the page has seen. */
@Injectable()
export class WebStream {
  constructor(
    @Inject(WebChatStore) private readonly store: WebChatStore,
    @Inject(WebHub) private readonly hub: WebHub,
    @Inject(WebView) private readonly view: WebView,
  ) {}

  /** Throws a `Refusal` while nothing was sent. What is missed between reading and listening is not: it waits. */
  async open(response: ServerResponse, scope: Scope, lastId: string | undefined): Promise<void> {
    const topic = scope === 'rooms' ? ALL_ROOMS : scope.chatId;
    if (!this.hub.open) throw new Refusal('channel.notReady');
    if (this.hub.watching(topic) >= MOST_STREAMS) throw new Refusal('rate.exceeded', { afterSeconds: 5 });
    const waiting: HubEvent[] = [];
    let take = (event: HubEvent): void => void waiting.push(event);
    const leave = this.hub.subscribe(topic, { take: (event) => take(event), end: () => response.end() });
    response.on('close', leave);
    try {
      const missed = lastId === undefined ? null : await this.store.since(scope, lastId, MOST_MISSED + 1);
      // The page may have left meanwhile, or the house be closing.
      if (isOver(response)) return leave();
      response.writeHead(200, HEADERS);
      put(response, 'retry: 2000\n\n');
      const told = this.catchUp(response, missed);
      take = (event) => this.write(response, event);
      for (const event of waiting) if (event.kind !== 'message' || !told.has(event.message.id)) take(event);
    } catch (error) {
      leave();
      throw error;
    }
    const beat = setInterval(() => put(response, 'event: beat\ndata: 1\n\n'), HEARTBEAT_MS);
    beat.unref();
    response.on('close', () => clearInterval(beat));
  }

  private catchUp(
    response: ServerResponse,
    missed: { fresh: WebMessage[]; edited: WebMessage[] } | null,
  ): ReadonlySet<string> {
    if (!missed) return new Set();
    const { fresh, edited } = missed;
    if (fresh.length + edited.length > MOST_MISSED) {
      put(response, 'event: reset\ndata: {}\n\n');
      return new Set();
    }
    for (const message of edited) this.write(response, { kind: 'edit', message });
    for (const message of fresh) this.write(response, { kind: 'message', message });
    return new Set(fresh.map(({ id }) => id));
  }

  private write(response: ServerResponse, event: HubEvent): void {
    if (response.writableLength > MOST_UNSENT_BYTES) {
      response.destroy();
      return;
    }
    const data = event.kind === 'typing' ? { chatId: event.chatId, on: event.on } : this.view.of(event.message);
    // Only a new message moves the place from which a page resumes.
    const id = event.kind === 'message' ? `id: ${event.message.id}\n` : '';
    put(response, `${id}event: ${event.kind}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}

/** Whether nothing can be written any more: it ended, or the page left. */
function isOver({ writableEnded, destroyed }: ServerResponse): boolean {
  return writableEnded || destroyed;
}

/** What is written after the end would be an error that nobody hears. */
function put(response: ServerResponse, text: string): void {
  if (!isOver(response)) response.write(text);
}
