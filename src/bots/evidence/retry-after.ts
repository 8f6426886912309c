const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Two days in all: a platform that is down, or an account that must log in anew, has come back by then. */
const FETCH_AFTER = [5 * SECOND, 20 * SECOND, MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, 30 * HOUR];

/** Whoever spoke waits to be understood; after half a minute the dialogue has gone on without it. */
const HEAR_AFTER = [3 * SECOND, 15 * SECOND];

const FOR_EVER = new Set(['media.gone', 'media.tooLarge', 'media.empty']);

/** Milliseconds until the step is tried again after so many tries; null when it is given up. */
export function retryAfter(step: 'fetch' | 'hear', tries: number, code: string): number | null {
  if (FOR_EVER.has(code)) return null;
  const waits = step === 'fetch' ? FETCH_AFTER : HEAR_AFTER;
  return waits[tries - 1] ?? null;
}
