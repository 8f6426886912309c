/** A queue whose both ends cost the same however long it grows. */
export class Fifo<T> {
  private items: T[] = [];
  private head = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  push(item: T): void {
    this.items.push(item);
  }

  /** The item so many places behind the oldest one. */
  at(index: number): T | undefined {
    return this.items[this.head + index];
  }

  shift(): T | undefined {
    const item = this.items[this.head];
    if (this.head < this.items.length) this.head++;
    if (this.head > 1024 && this.head * 2 > this.items.length) {
      this.items = this.items.slice(this.head);
      this.head = 0;
    }
    return item;
  }

  /** Moves the item at that place to the front; the one that stood there takes its place. */
  promote(index: number): void {
    const first = this.items[this.head];
    const chosen = this.items[this.head + index];
    if (first === undefined || chosen === undefined) return;
    this.items[this.head] = chosen;
    this.items[this.head + index] = first;
  }

  toArray(): T[] {
    return this.items.slice(this.head);
  }

  replace(items: T[]): void {
    this.items = items;
    this.head = 0;
  }
}
