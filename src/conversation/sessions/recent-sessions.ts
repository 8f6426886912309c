import type { StoredSession } from './session.store';

/** Sessions of people who speak now: enough for a large city's evening, a few tens of megabytes. */
const MOST = 10_000;

/**
 * The last committed state of sessions this process read or wrote, where it is the only one that writes. The revision
 * check still guards every write, so a stale entry costs a second try and nothing else.
 */
export class RecentSessions {
  private readonly kept = new Map<string, StoredSession>();

  get(key: string): StoredSession | undefined {
    return this.kept.get(key);
  }

  /** As it stands in the database. The oldest is forgotten for it. */
  keep(stored: StoredSession): void {
    this.kept.delete(stored.key);
    this.kept.set(stored.key, stored);
    const [oldest] = this.kept.size > MOST ? this.kept.keys() : [];
    if (oldest !== undefined) this.kept.delete(oldest);
  }

  forget(keys: readonly string[]): void {
    for (const key of keys) this.kept.delete(key);
  }
}
