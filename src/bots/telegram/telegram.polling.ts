import type { ApiOutcome } from './telegram.api';
import type { TelegramConnection } from './telegram.connection';
import { ALLOWED_UPDATES, type BotIdentity } from './telegram.decode';
import { isConflict, isWebhookActive } from './telegram.failures';
import { fieldsOf, numberOf } from './telegram.fields';
import type { TelegramReceiver } from './telegram.receiver';

const BATCH = 100;
const NO_LIST = { kind: 'lost', why: 'an answer that is no list of updates' } as const;
const KEEPING = { drop_pending_updates: false };

/**
 * Fetches updates, batch after batch, until the connection is told to stop. A batch is confirmed up to the first update
 * that could not be taken; that one and those behind it come again, and the receiver's sink drops what it knows.
 */
export class TelegramPolling {
  private offset: number | undefined;
  /** After trouble a short poll tells at once whether it is over. */
  private unsure = false;

  constructor(
    private readonly connection: TelegramConnection,
    private readonly receiver: TelegramReceiver,
  ) {}

  /** Never throws; resolves after the stop, when everything that was fetched has been taken or refused. */
  async run(me: BotIdentity): Promise<void> {
    const { connection } = this;
    // While a webhook is registered the platform refuses to be polled. What waits there is kept.
    if (await connection.insist('deleteWebhook', KEEPING)) connection.worked();
    while (!connection.stopped) await this.turn(me);
    await this.confirm();
  }

  private async turn(me: BotIdentity): Promise<void> {
    const { connection } = this;
    const { pollMarginMs } = connection.timings;
    const pollSeconds = this.unsure ? 0 : connection.timings.pollSeconds;
    const outcome = await connection.api.call(
      'getUpdates',
      { offset: this.offset, limit: BATCH, timeout: pollSeconds, allowed_updates: ALLOWED_UPDATES },
      { timeoutMs: pollSeconds * 1000 + pollMarginMs, signal: connection.signal },
    );
    if (!outcome.ok) return this.failed(outcome);
    if (!Array.isArray(outcome.value)) return this.failed({ ok: false, failure: NO_LIST });
    this.unsure = false;
    const failed = await this.takeAll(outcome.value, me);
    if (failed > 0) return connection.refused(failed);
    connection.worked();
  }

  private async failed(outcome: Extract<ApiOutcome<unknown>, { ok: false }>): Promise<void> {
    // Two copies that poll must not chase each other away at once, again and again.
    this.unsure = !isConflict(outcome.failure);
    await this.connection.failed('getUpdates', outcome);
    if (isWebhookActive(outcome.failure) && !this.connection.stopped) {
      await this.connection.api.call('deleteWebhook', KEEPING, { signal: this.connection.signal });
    }
  }

  /** How many of the batch could not be taken. */
  private async takeAll(updates: readonly unknown[], me: BotIdentity): Promise<number> {
    // In order and side by side: the sink keeps the order inside each conversation.
    const taken = await Promise.allSettled(updates.map((update) => this.receiver.take(update, me)));
    const ids = updates.map((update) => numberOf(fieldsOf(update)?.update_id) ?? 0);
    const failed = ids.filter((_, at) => taken[at]?.status === 'rejected');
    const next = failed.length ? Math.min(...failed) : Math.max(-1, ...ids) + 1;
    if (ids.length) this.offset = Math.max(this.offset ?? 0, next);
    return failed.length;
  }

  /** Tells the platform about the last batch, which the next getUpdates would have done. */
  private async confirm(): Promise<void> {
    if (this.offset === undefined) return;
    const once = { offset: this.offset, limit: 1, timeout: 0, allowed_updates: ALLOWED_UPDATES };
    await this.connection.api.call('getUpdates', once, { timeoutMs: Math.min(2000, this.connection.timings.callMs) });
  }
}
