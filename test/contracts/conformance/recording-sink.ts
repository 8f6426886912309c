import type { InboundMessage, InboundSink } from '../../../src/shared/chat';

/** Resolves when the condition holds; turns the event loop instead of waiting for a time. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, limitMs = 8000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A sink that remembers, and that fails or waits when told. */
export class RecordingSink {
  /** What was taken, failures and repeats included, in the order it came. */
  readonly calls: InboundMessage[] = [];
  /** What was taken well. */
  readonly messages: InboundMessage[] = [];
  /** Answers instead of success; says by returning nothing that the message is well taken. */
  behave: (message: InboundMessage) => Promise<void> | void = () => undefined;
  private waiting: (() => void)[] = [];

  readonly take: InboundSink = async (message) => {
    this.calls.push(message);
    for (const wake of this.waiting.splice(0)) wake();
    await this.behave(message);
    this.messages.push(message);
    for (const wake of this.waiting.splice(0)) wake();
  };

  /** The messages as soon as there are so many, each event once. */
  async some(count: number): Promise<InboundMessage[]> {
    await this.whenever(() => this.distinct().length >= count, `${count} messages; there are ${this.messages.length}`);
    return this.distinct();
  }

  async one(): Promise<InboundMessage> {
    const [message] = await this.some(1);
    if (!message) throw new Error('no message');
    return message;
  }

  /** The newest message once there are so many. */
  async newest(count: number): Promise<InboundMessage> {
    const message = (await this.some(count)).at(-1);
    if (!message) throw new Error('no message');
    return message;
  }

  /** As soon as the sink was called so often. */
  async called(times: number): Promise<void> {
    await this.whenever(() => this.calls.length >= times, `${times} calls; there were ${this.calls.length}`);
  }

  private distinct(): InboundMessage[] {
    return [...new Map(this.messages.map((message) => [message.eventId, message])).values()];
  }

  private async whenever(holds: () => boolean, what: string): Promise<void> {
    const limit = AbortSignal.timeout(8000);
    while (!holds()) {
      await new Promise<void>((resolve, reject) => {
        const late = (): void => reject(new Error(`the sink did not get ${what}`));
        limit.addEventListener('abort', late, { once: true });
        this.waiting.push(() => {
          limit.removeEventListener('abort', late);
          resolve();
        });
      });
    }
  }
}

/** A promise and what settles it. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
