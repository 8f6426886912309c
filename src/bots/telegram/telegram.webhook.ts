import { createHash, timingSafeEqual } from 'node:crypto';
import { sleep } from '../backoff';
import type { TelegramConnection } from './telegram.connection';
import { ALLOWED_UPDATES, type BotIdentity } from './telegram.decode';
import type { TelegramOptions } from './telegram.options';
import type { TelegramReceiver } from './telegram.receiver';

/** Requests the platform may have open to us at once. */
const MAX_CONNECTIONS = 40;

/** Keeps our address registered with the platform, and takes what it brings there. */
export class TelegramWebhook {
  private me: BotIdentity | undefined;

  constructor(
    private readonly connection: TelegramConnection,
    private readonly receiver: TelegramReceiver,
    private readonly webhook: NonNullable<TelegramOptions['webhook']>,
  ) {}

  /** Registers, and looks from time to time whether we still are; never throws, resolves after the stop. */
  async run(me: BotIdentity): Promise<void> {
    const { connection } = this;
    this.me = me;
    await this.register();
    while (!connection.stopped) {
      await sleep(connection.timings.watchMs, connection.signal);
      if (!connection.stopped) await this.look();
    }
  }

  /** Ready to take updates; before, the platform has to come again. */
  get ready(): boolean {
    return this.me !== undefined && !this.connection.stopped;
  }

  /** Compared in constant time, and in equal lengths. */
  knows(secret: string | undefined): boolean {
    const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
    return timingSafeEqual(digest(secret ?? ''), digest(this.webhook.secret)) && secret !== undefined;
  }

  /** True when the update may be confirmed. */
  async take(update: unknown): Promise<boolean> {
    if (!this.me || !this.ready) return false;
    try {
      await this.receiver.take(update, this.me);
      return true;
    } catch {
      // Why it failed is the sink's to tell; the platform only has to come again.
      this.connection.logger.warn({}, 'telegram update could not be taken');
      return false;
    }
  }

  private async register(): Promise<void> {
    const { url, secret } = this.webhook;
    const payload = { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: MAX_CONNECTIONS };
    const outcome = await this.connection.insist('setWebhook', payload);
    if (outcome) this.connection.worked();
  }

  private async look(): Promise<void> {
    const info = await this.connection.insist('getWebhookInfo', {});
    if (!info) return;
    // Someone else took our place, by polling or with another address.
    if (info.value.url !== this.webhook.url) await this.register();
    else this.connection.worked();
  }
}
