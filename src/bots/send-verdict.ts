import type { SendResult } from '../shared/chat';
import { isMediaAway } from './outgoing-media';
import type { QueuedMessage } from './queued-message';

/** What came of a send; `needless` when there is nothing to edit, so nothing was sent. */
export type Attempt = SendResult | { result: 'needless' };

/** What becomes of a message after a send. */
export type Verdict =
  | { do: 'delivered'; ids: string[]; leftOut: readonly string[] }
  /** `aside`: lets what was said after it pass. */
  | { do: 'again'; afterMs: number; uncertain: number; mediaAway: number; aside: boolean; why: string }
  | { do: 'move'; toChatId: string }
  /** Waits until that chat speaks. */
  | { do: 'park' }
  /** Will not be sent; the operator sees it. */
  | { do: 'dead'; why: string }
  /** Is not worth sending any more; nobody need see it. */
  | { do: 'drop'; why: string };

const GIVE_UP_MS = 24 * 3_600_000;
/** Beside the age, for what waited long before it could be tried at all. */
const GIVE_UP_TRIES = 10;
/** Media that could not be had in so many sends may be long in coming. */
const ASIDE_AFTER = 3;
/** Some minutes, with the pauses between. */
const LEAVE_OUT_AFTER = 8;
const FIRST_BACK_OFF_MS = 1_000;
const LONGEST_BACK_OFF_MS = 300_000;
const MOST_UNCERTAIN_PROMPTS = 2;

/**
 * Judges a send. Receipts and pings are sent at least once: whatever is not known to be delivered goes again. Prompts
 * are sent at most twice: when nobody can tell, one is repeated if it is still the last thing its chat heard, because a
 * chat that stays silent is worse than a question asked twice; one that something followed is not worth a repeat.
 */
export function verdictOf(item: QueuedMessage, result: Attempt, now: number, newest: boolean): Verdict {
  switch (result.result) {
    case 'accepted':
      return { do: 'delivered', ids: result.ids, leftOut: result.leftOut ?? [] };
    case 'needless':
      return { do: 'drop', why: 'nothingToEdit' };
    case 'windowClosed':
      return { do: 'park' };
    case 'rejected':
      if (result.why === 'moved' && result.movedTo) return { do: 'move', toChatId: result.movedTo };
      return { do: 'dead', why: result.why };
    case 'retry':
      return again(item, now, result.afterMs, item.uncertain, result.why);
    case 'unknown':
      return afterUnknown(item, now, newest, result.why);
  }
}

function afterUnknown(item: QueuedMessage, now: number, newest: boolean, why: string): Verdict {
  const uncertain = item.uncertain + 1;
  const spent = item.class === 'prompt' && (uncertain >= MOST_UNCERTAIN_PROMPTS || !newest);
  return spent ? { do: 'drop', why } : again(item, now, 0, uncertain, why);
}

const RESULTS = new Set<unknown>(['accepted', 'retry', 'windowClosed', 'rejected', 'unknown']);

/** False when an adapter answered with something else than its contract says. */
export function isResult(result: unknown): result is SendResult {
  if (typeof result !== 'object' || result === null || !('result' in result) || !RESULTS.has(result.result))
    return false;
  if (result.result !== 'accepted') return true;
  return 'ids' in result && Array.isArray(result.ids) && result.ids.every((id) => typeof id === 'string');
}

/** True when a prompt was possibly sent so often that it may not go again. */
export function isSpent(item: QueuedMessage): boolean {
  return item.class === 'prompt' && item.uncertain >= MOST_UNCERTAIN_PROMPTS;
}

/**
 * True when a prompt that may have been read is followed by a newer one, or by a receipt that a turn gave in the same
 * private chat: its answer was received, and it need not be repeated. `OutboxSweep` asks the same of the table.
 */
export function isAnswered(prompt: QueuedMessage, queue: readonly QueuedMessage[]): boolean {
  if (prompt.class !== 'prompt' || !prompt.uncertain || prompt.onceKey !== null || prompt.replyTo !== null)
    return false;
  return queue.some((one) => {
    const byTurn = one.onceKey === null && one.replyTo === null;
    return one !== prompt && byTurn && one.class !== 'ping';
  });
}

/** True when the message waited long enough for media that cannot be had, and is to go without them. */
export function goesWithout({ mediaAway }: QueuedMessage): boolean {
  return mediaAway >= LEAVE_OUT_AFTER;
}

function again(item: QueuedMessage, now: number, afterMs: number, uncertain: number, why: string): Verdict {
  if (now - item.createdAt >= GIVE_UP_MS && item.attempts >= GIVE_UP_TRIES) return { do: 'dead', why };
  const pauseMs = afterMs > 0 ? afterMs : backOffMs(item.attempts);
  if (!isMediaAway(why))
    return { do: 'again', afterMs: pauseMs, uncertain, mediaAway: item.mediaAway, aside: false, why };
  const mediaAway = item.mediaAway + 1;
  const growing = Math.max(pauseMs, backOffMs(mediaAway));
  return { do: 'again', afterMs: growing, uncertain, mediaAway, aside: mediaAway >= ASIDE_AFTER, why };
}

/** 1 s, 2 s, 4 s … up to 5 minutes, by the sends so far. */
export function backOffMs(attempts: number): number {
  return Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** Math.min(20, Math.max(0, attempts - 1)));
}
