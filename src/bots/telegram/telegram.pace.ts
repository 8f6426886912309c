import type { Clock } from '../../shared/clock';

/** So many chats asked to wait at the same time mean the bot as a whole. */
const GLOBAL_AFTER = 3;

/**
 * Remembers where the platform asked for a pause. It never says whether one chat or the whole bot is too fast: one busy
 * group holds up itself only, several chats at once hold up everybody.
 */
export class TelegramPace {
  private readonly pauses = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** The platform asked this chat to wait. */
  pause(chatId: string, ms: number): void {
    this.pauses.set(chatId, this.clock.now().getTime() + ms);
  }

  /** Milliseconds to wait before that chat may be written to; 0 when it may now. */
  waitFor(chatId: string): number {
    if (!this.pauses.size) return 0;
    const now = this.clock.now().getTime();
    for (const [chat, until] of this.pauses) if (until <= now) this.pauses.delete(chat);
    const everybody = this.pauses.size >= GLOBAL_AFTER ? Math.max(...this.pauses.values()) : 0;
    return Math.max(0, Math.max(this.pauses.get(chatId) ?? 0, everybody) - now);
  }
}
