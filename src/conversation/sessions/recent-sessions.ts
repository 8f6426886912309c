import type { StoredSession } from './session.store';
import type { StoredKeys } from './stored-keys';

/** Sessions of people who speak now: enough for a large city's evening, a few tens of megabytes. */
const MOST = 10_000;

/**
 * The last committed state of sessions this process read or wrote, where it is the only one that writes. The revision
 * check still guards every write, so a stale entry costs a second try and nothing else.
 */
export class RecentSessions {
  private readonly kept = new Map<string, StoredSession>();

  /** `keys` are of those that may be stored, remembered or not. */
  constructor(readonly keys: StoredKeys) {}

  get(key: string): StoredSession | undefined {
    return this.kept.get(key);
  }

  /** As it stands in the database. The oldest is forgotten for it. */
  keep(stored: StoredSession): void {
    if (!this.kept.delete(stored.key)) this.keys.add(stored.key);
    this.kept.set(stored.key, stored);
    const [oldest] = this.kept.size > MOST ? this.kept.keys() : [];
    if (oldest !== undefined) this.kept.delete(oldest);
  }

  /** They are not as we know them, so they are read again. */
  forget(keys: readonly string[]): void {
    for (const key of keys) {
      this.kept.delete(key);
      this.keys.add(key);
    }
  }
}
