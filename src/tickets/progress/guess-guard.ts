const WINDOW_MS = 600_000;
const PEOPLE_KEPT = 10_000;

/**
 * Slows down whoever tries numbers that are not theirs. Kept in this process only: with several instances a person has so
 * many tries on each, which is still far from the thousands there are a day.
 */
export class GuessGuard {
  private readonly tries = new Map<string, number[]>();

  constructor(private readonly perTenMinutes: number) {}

  /** Milliseconds to wait; 0 while there are tries left. */
  waitFor(person: string, nowMs: number): number {
    const recent = this.recent(person, nowMs);
    const oldest = recent[recent.length - this.perTenMinutes];
    return oldest === undefined ? 0 : oldest + WINDOW_MS - nowMs;
  }

  /** A number that was not found. */
  missed(person: string, nowMs: number): void {
    const recent = this.recent(person, nowMs).slice(-this.perTenMinutes);
    recent.push(nowMs);
    this.tries.delete(person);
    this.tries.set(person, recent);
    const [first] = this.tries.keys();
    if (this.tries.size > PEOPLE_KEPT && first !== undefined) this.tries.delete(first);
  }

  private recent(person: string, nowMs: number): number[] {
    return (this.tries.get(person) ?? []).filter((at) => at > nowMs - WINDOW_MS);
  }
}
