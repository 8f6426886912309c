import type { InboundMessage } from '../shared/chat';

/** Of so many messages one came without delay: how late it says it is, is what the clocks differ by. */
const ENOUGH = 50;
/** No platform keeps a message for longer; one that claims more has a time of its own making. */
const LONGEST_ON_THE_WAY_MS = 86_400_000;
const SECOND_MS = 1000;

interface Lags {
  /** The smallest of the last whole block; null until there is one. */
  known: number | null;
  least: number;
  count: number;
}

/**
 * When something was said, by our clock. A platform's own time is off from ours by an amount that is learned from the
 * messages that come soonest; until enough have come the clocks are taken to agree.
 */
export class PlatformClocks {
  private readonly channels = new Map<string, Lags>();

  /** The latest instant at which `message`, received at `nowMs`, can have been said; epoch ms, never after `nowMs`. */
  saidBy(message: InboundMessage, nowMs: number): number {
    const sentMs = message.sentAt.getTime();
    const lag = nowMs - sentMs;
    // A press has the time at which it came.
    if (!Number.isFinite(lag) || message.parts.some(({ t }) => t === 'press')) return nowMs;
    const apart = this.learn(message.channel, lag);
    if (lag - apart > LONGEST_ON_THE_WAY_MS) return nowMs;
    const rounded = sentMs % SECOND_MS === 0 ? SECOND_MS - 1 : 0;
    return Math.min(nowMs, sentMs + apart + rounded);
  }

  /** Takes in how late a message says it is, and tells what the clocks differ by: ours less theirs, ms. */
  private learn(channel: string, lag: number): number {
    const lags = this.channels.get(channel) ?? { known: null, least: Infinity, count: 0 };
    this.channels.set(channel, lags);
    lags.least = Math.min(lags.least, lag);
    lags.count += 1;
    const apart = Math.min(lags.known ?? 0, lags.least);
    if (lags.count === ENOUGH) Object.assign(lags, { known: lags.least, least: Infinity, count: 0 });
    return apart;
  }
}
