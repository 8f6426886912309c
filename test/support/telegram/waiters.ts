interface Waiter<T> {
  test: (value: T) => boolean;
  resolve: (value: T) => void;
  reject: (reason: Error) => void;
  timer: NodeJS.Timeout;
}

/** Promises that settle when something with their key happens; no polling, and nothing is kept when nobody waits. */
export class Waiters<K, T> {
  private readonly byKey = new Map<K, Set<Waiter<T>>>();

  /** The first value told under the key that passes the test; `late` makes the error after the time is over. */
  wait(key: K, test: (value: T) => boolean, timeoutMs: number, late: () => Error): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiter: Waiter<T> = {
        test,
        resolve,
        reject,
        timer: setTimeout(() => {
          this.remove(key, waiter);
          reject(late());
        }, timeoutMs),
      };
      const waiting = this.byKey.get(key);
      if (waiting) waiting.add(waiter);
      else this.byKey.set(key, new Set([waiter]));
    });
  }

  isAwaited(key: K): boolean {
    return this.byKey.has(key);
  }

  tell(key: K, value: T): void {
    const waiting = this.byKey.get(key);
    if (!waiting) return;
    for (const waiter of [...waiting]) {
      if (!this.passes(key, waiter, value)) continue;
      this.remove(key, waiter);
      waiter.resolve(value);
    }
  }

  /** Ends every wait with that error. */
  abandon(reason: Error): void {
    for (const [key, waiting] of [...this.byKey]) {
      for (const waiter of [...waiting]) {
        this.remove(key, waiter);
        waiter.reject(reason);
      }
    }
  }

  private passes(key: K, waiter: Waiter<T>, value: T): boolean {
    try {
      return waiter.test(value);
    } catch (error) {
      // An assertion inside a predicate belongs to the test that waits, not to the bot's request.
      this.remove(key, waiter);
      waiter.reject(error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  }

  private remove(key: K, waiter: Waiter<T>): void {
    clearTimeout(waiter.timer);
    const waiting = this.byKey.get(key);
    waiting?.delete(waiter);
    if (waiting?.size === 0) this.byKey.delete(key);
  }
}
