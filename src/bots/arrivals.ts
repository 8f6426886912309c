import type { ChatAddress } from '../shared/chat';
import { chatIdentity, type QueuedMessage } from './queued-message';

interface Arrival {
  createdAt: number;
  arrivedAt: number;
}

/** Nothing that comes in later can be older. */
const KEPT_MS = 300_000;
const MOST_OF_A_CHAT = 8;

/** When what was lately said to each chat was known to be there. All instants epoch ms. */
export class Arrivals {
  /** The chat that heard something last is the last. */
  private readonly chats = new Map<string, Arrival[]>();

  note({ to, createdAt }: Pick<QueuedMessage, 'to' | 'createdAt'>, arrivedAt: number): void {
    const chat = chatIdentity(to);
    const before = this.chats.get(chat) ?? [];
    this.chats.delete(chat);
    this.chats.set(chat, [...before.slice(1 - MOST_OF_A_CHAT), { createdAt, arrivedAt }]);
    this.forget(arrivedAt - KEPT_MS);
  }

  /** When the first was said of what arrived in the chat after `at`; Infinity when nothing did. */
  firstAfter(chat: ChatAddress, at: number): number {
    const later = (this.chats.get(chatIdentity(chat)) ?? []).filter(({ arrivedAt }) => arrivedAt > at);
    return Math.min(...later.map(({ createdAt }) => createdAt));
  }

  private forget(before: number): void {
    for (const [chat, arrivals] of this.chats) {
      if ((arrivals.at(-1)?.arrivedAt ?? 0) > before) return;
      this.chats.delete(chat);
    }
  }
}
