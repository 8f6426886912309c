import type { Message } from './wire';

/** The messages of one chat, each once, in the order of their ids. */
export class Timeline {
  private sorted: Message[] = [];

  get messages(): readonly Message[] {
    return this.sorted;
  }

  /** The newest id, '0' when there is none. */
  get lastId(): string {
    return this.sorted[this.sorted.length - 1]?.id ?? '0';
  }

  /** Takes messages in; one that is known is replaced by its later version. Tells which were new. */
  merge(messages: readonly Message[]): Message[] {
    const known = new Map(this.sorted.map((message) => [message.id, message]));
    const fresh = messages.filter(({ id }) => !known.has(id));
    for (const message of messages) {
      const old = known.get(message.id);
      if (!old || (message.editedAt ?? 0) >= (old.editedAt ?? 0)) known.set(message.id, message);
    }
    this.sorted = [...known.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
    return fresh;
  }

  clear(): void {
    this.sorted = [];
  }
}
