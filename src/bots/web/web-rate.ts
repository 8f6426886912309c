import type { RateLimit } from './web.options';

interface Bucket {
  tokens: number;
  at: number;
}

const MOST_BUCKETS = 50_000;

/** Buckets of tokens by name, in memory: a restart forgives everybody. */
export class RateBuckets {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly limit: RateLimit) {}

  /** Takes one token; the result is 0, or in how many seconds there is one again. */
  take(name: string, nowMs: number): number {
    const { burst, perSecond } = this.limit;
    const known = this.buckets.get(name) ?? { tokens: burst, at: nowMs };
    const tokens = Math.min(burst, known.tokens + (Math.max(0, nowMs - known.at) / 1000) * perSecond);
    // Set anew, so that those who were not seen for longest come first.
    this.buckets.delete(name);
    this.buckets.set(name, { tokens: tokens < 1 ? tokens : tokens - 1, at: nowMs });
    this.forget();
    return tokens < 1 ? Math.ceil((1 - tokens) / perSecond) : 0;
  }

  private forget(): void {
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > MOST_BUCKETS && oldest !== undefined) this.buckets.delete(oldest);
  }
}
