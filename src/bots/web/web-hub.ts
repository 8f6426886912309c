import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { WebMessage } from './web-message';
import { isRoom } from './web.address';

/** What happens in a chat while somebody looks. */
export type HubEvent =
  | { kind: 'message'; message: WebMessage }
  | { kind: 'edit'; message: WebMessage }
  /** The bot has something to say soon; over with its next message. */
  | { kind: 'typing'; chatId: string; on: boolean };

export interface Subscriber {
  take(event: HubEvent): void;
  /** The house is closing. */
  end(): void;
}

/** Topic of everything that happens in any group. */
export const ALL_ROOMS = 'rooms';

/** Who looks at which chat right now. What nobody sees is not kept: a page that comes back reads the store. */
@Injectable()
export class WebHub implements OnModuleDestroy {
  private readonly topics = new Map<string, Set<Subscriber>>();
  private closed = false;

  /** False once the house is closing. */
  get open(): boolean {
    return !this.closed;
  }

  /** Looks at a chat id, or at `ALL_ROOMS`; the result looks away again. */
  subscribe(topic: string, subscriber: Subscriber): () => void {
    const subscribers = this.topics.get(topic) ?? new Set();
    this.topics.set(topic, subscribers.add(subscriber));
    return () => {
      subscribers.delete(subscriber);
      if (!subscribers.size && this.topics.get(topic) === subscribers) this.topics.delete(topic);
    };
  }

  /** How many look at a topic. */
  watching(topic: string): number {
    return this.topics.get(topic)?.size ?? 0;
  }

  publish(event: HubEvent): void {
    const chatId = event.kind === 'typing' ? event.chatId : event.message.chatId;
    for (const subscriber of this.topics.get(chatId) ?? []) subscriber.take(event);
    if (isRoom(chatId)) for (const subscriber of this.topics.get(ALL_ROOMS) ?? []) subscriber.take(event);
  }

  /** Lets every listener go, before the server waits for open connections to end. */
  onModuleDestroy(): void {
    this.closed = true;
    for (const subscriber of [...this.topics.values()].flatMap((set) => [...set])) subscriber.end();
    this.topics.clear();
  }
}
