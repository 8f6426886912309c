import { seededRandom } from '../support/telegram/random';

/** Chance of one ticket: the same for the same seed and index, whatever else is asked. */
export class Chance {
  private readonly next: () => number;

  constructor(seed: number, index: number) {
    this.next = seededRandom(Math.imul(seed + 1, 2_654_435_761) ^ Math.imul(index + 1, 40_503));
    // Neighbouring seeds begin alike.
    for (let count = 0; count < 4; count += 1) this.next();
  }

  /** True once in so often. */
  is(share: number): boolean {
    return this.next() < share;
  }

  /** A number from `low` up to `high`. */
  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  one<T>(of: readonly T[]): T {
    // Never empty here: the lists are the plan's own.
    return of[Math.floor(this.next() * of.length)] as T;
  }

  /** Some of them, each once. */
  some<T>(of: readonly T[], count: number): T[] {
    const left = [...of];
    return Array.from({ length: Math.min(count, of.length) }, () =>
      left.splice(Math.floor(this.next() * left.length), 1),
    ).flat();
  }
}
