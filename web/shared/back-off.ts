const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait before the next try: doubling, with some chance, so that pages do not come back all at once. */
export class BackOff {
  private tries = 0;

  next(atLeastMs = 0): number {
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.tries);
    this.tries += 1;
    return Math.max(atLeastMs, wait * (0.75 + Math.random() / 2));
  }

  succeeded(): void {
    this.tries = 0;
  }
}
