import type { Clock } from '../../shared/clock';

/** So many chats asked to wait at the same time mean the bot as a whole. */
const GLOBAL_AFTER = 3;

interface Pause {
  /** Epoch ms. */
  until: number;
  /** How long it was when it was asked for. */
  ms: number;
}

/**
 * Remembers where the platform asked for a pause. It never says whether one chat or the whole bot is too fast: one busy
 * group holds up itself only, several chats at once hold up everybody.
 */
export class TelegramPace {
  private readonly pauses = new Map<string, Pause>();

  constructor(private readonly clock: Clock) {}

  /** The platform asked this chat to wait. */
  pause(chatId: string, ms: number): void {
    this.pauses.set(chatId, { until: this.clock.now().getTime() + ms, ms });
  }

  /** Milliseconds to wait before that chat may be written to; 0 when it may now. */
  waitFor(chatId: string): number {
    if (!this.pauses.size) return 0;
    const now = this.clock.now().getTime();
    for (const [chat, pause] of this.pauses) {
      // A clock that was set back does not stretch it.
      pause.until = Math.min(pause.until, now + pause.ms);
      if (pause.until <= now) this.pauses.delete(chat);
    }
    const everybody = this.pauses.size >= GLOBAL_AFTER ? [...this.pauses.values()] : [];
    return Math.max(0, ...[this.pauses.get(chatId), ...everybody].map((pause) => (pause?.until ?? now) - now));
  }
}
