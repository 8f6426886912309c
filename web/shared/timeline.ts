import type { Message } from './wire';

/** The messages of one chat, each once, in the order of their ids. */
export class Timeline {
  private sorted: Message[] = [];
  private heardUpTo = '0';

  get messages(): readonly Message[] {
    return this.sorted;
  }

  /** The newest id, '0' when there is none. */
  get lastId(): string {
    return this.sorted[this.sorted.length - 1]?.id ?? '0';
  }

  /**
   * Up to which message everything was heard from the server, '0' for none. What was only sent from here does not count:
   * the server may have said something before it.
   */
  get resumeId(): string {
    return this.heardUpTo;
  }

  /** Takes in messages that follow on what was heard, from the stream or the newest history. Tells which were new. */
  hear(messages: readonly Message[]): Message[] {
    for (const { id } of messages) if (id > this.heardUpTo) this.heardUpTo = id;
    return this.merge(messages);
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
    this.heardUpTo = '0';
  }
}
