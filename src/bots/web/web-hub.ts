import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { WebMessage } from './web-message';
import { isRoom } from './web.address';

/** What happens in a chat while somebody looks. */
export type HubEvent =
  | { kind: 'message'; message: WebMessage }
  | { kind: 'edit'; message: WebMessage }
  /** The bot has something to say soon; over with its next message, or with a turn that says nothing. */
  | { kind: 'typing'; chatId: string; on: boolean };

/** Somebody who looks. */
export interface Subscriber {
  take(event: HubEvent): void;
  /** The house is closing. */
  end(): void;
}

/** Topic of everything that happens in any group. */
export const ALL_ROOMS = 'rooms';

const MOST_REMEMBERED = 10_000;

/** Who looks at which chat right now. What nobody sees is not kept: a page that comes back reads the store. */
@Injectable()
export class WebHub implements OnModuleDestroy {
  private readonly topics = new Map<string, Set<Subscriber>>();
  /** What was shown of late, by id and edit. */
  private readonly told = new Set<string>();
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

  /** Whether anybody looks at anything. */
  get watched(): boolean {
    return this.topics.size > 0;
  }

  /** Whether this version of a message was shown here already. */
  wasTold(message: WebMessage): boolean {
    return this.told.has(versionOf(message));
  }

  publish(event: HubEvent): void {
    if (event.kind !== 'typing') this.remember(event.message);
    const chatId = event.kind === 'typing' ? event.chatId : event.message.chatId;
    for (const subscriber of this.topics.get(chatId) ?? []) subscriber.take(event);
    if (isRoom(chatId)) for (const subscriber of this.topics.get(ALL_ROOMS) ?? []) subscriber.take(event);
  }

  private remember(message: WebMessage): void {
    this.told.add(versionOf(message));
    const [oldest] = this.told;
    if (this.told.size > MOST_REMEMBERED && oldest !== undefined) this.told.delete(oldest);
  }

  /** Lets every listener go, before the server waits for open connections to end. */
  onModuleDestroy(): void {
    this.closed = true;
    for (const subscriber of [...this.topics.values()].flatMap((set) => [...set])) subscriber.end();
    this.topics.clear();
  }
}

function versionOf({ id, editedAt }: WebMessage): string {
  return `${id} ${String(editedAt)}`;
}
