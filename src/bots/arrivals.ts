interface Arrival {
  createdAt: number;
  arrivedAt: number;
}

/** Nothing that comes in later can be older. */
const KEPT_MS = 300_000;
const LOOKED_THROUGH_EVERY_MS = 10_000;
const MOST_OF_A_CHAT = 8;

/** When what was lately said to each chat was known to be there. Chats go by their identity; all instants are epoch ms. */
export class Arrivals {
  /** The chat that heard something last is the last. */
  private readonly chats = new Map<string, Arrival[]>();
  private lookedThroughAt = 0;

  note(chat: string, createdAt: number, arrivedAt: number): void {
    const before = this.chats.get(chat) ?? [];
    this.chats.delete(chat);
    this.chats.set(chat, [...before.slice(1 - MOST_OF_A_CHAT), { createdAt, arrivedAt }]);
    if (arrivedAt - this.lookedThroughAt < LOOKED_THROUGH_EVERY_MS) return;
    this.lookedThroughAt = arrivedAt;
    this.forget(arrivedAt - KEPT_MS);
  }

  /** When the first was said of what arrived in the chat after `at`; Infinity when nothing did. */
  firstAfter(chat: string, at: number): number {
    const later = (this.chats.get(chat) ?? []).filter(({ arrivedAt }) => arrivedAt > at);
    return Math.min(...later.map(({ createdAt }) => createdAt));
  }

  private forget(before: number): void {
    for (const [chat, arrivals] of this.chats) {
      if ((arrivals.at(-1)?.arrivedAt ?? 0) > before) return;
      this.chats.delete(chat);
    }
  }
}
