import type { ApiMethod, ApiOutcome, TelegramApi } from './telegram.api';
import { Backoff, sleep } from '../backoff';
import type { BotIdentity } from './telegram.decode';
import { type ApiFailure, explain, isConflict, isTokenRefused } from './telegram.failures';
import type { HealthMeter } from '../health-meter';
import { errorCode } from '../logger';
import type { TelegramCommands, TelegramLogger, TelegramTimings } from './telegram.options';

/** After so many failures one after another the channel is not troubled but down. */
const DOWN_AFTER = 3;

/** The receiving side's view of the platform: tries until it works, says how it is doing, ends when told. */
export class TelegramConnection {
  readonly backoff: Backoff;

  constructor(
    readonly api: TelegramApi,
    readonly health: HealthMeter,
    readonly timings: TelegramTimings,
    readonly logger: TelegramLogger,
    readonly signal: AbortSignal,
  ) {
    this.backoff = new Backoff(timings.backoffMs, timings.backoffMaxMs);
  }

  get stopped(): boolean {
    return this.signal.aborted;
  }

  /** Who we are; asked until the platform says so. `undefined` only when told to stop. */
  async identify(account: string): Promise<BotIdentity | undefined> {
    const outcome = await this.insist('getMe', {});
    return outcome && { id: account, username: outcome.value.username };
  }

  /** Calls until it works. `undefined` only when told to stop. */
  async insist<M extends ApiMethod>(method: M, payload: Record<string, unknown>) {
    while (!this.stopped) {
      const outcome = await this.api.call(method, payload, { signal: this.signal });
      if (outcome.ok) return outcome;
      await this.failed(method, outcome);
    }
    return undefined;
  }

  /** Runs what shall run until the stop. Never throws: should it break, that is noted where people look, and it begins anew. */
  async keep(work: () => Promise<void>): Promise<void> {
    while (!this.stopped) {
      try {
        return await work();
      } catch (error) {
        await this.failed('getUpdates', { ok: false, failure: { kind: 'lost', why: errorCode(error) } });
      }
    }
  }

  /** Puts the commands into the platform's menu; the bot works without. */
  async offer(commands: readonly TelegramCommands[]): Promise<void> {
    for (const list of commands) {
      const outcome = await this.api.call('setMyCommands', { ...list }, { signal: this.signal });
      if (outcome.ok || this.stopped) continue;
      this.logger.warn({ why: explain(outcome.failure), language: list.language_code }, 'telegram commands not set');
    }
  }

  /** The platform answered as it should. */
  worked(): void {
    this.backoff.reset();
    if (this.health.set('up')) this.logger.info({}, 'telegram is up');
  }

  /** Notes the failure where people look, and waits before the next try. */
  async failed(method: ApiMethod, { failure }: Extract<ApiOutcome<unknown>, { ok: false }>): Promise<void> {
    if (this.stopped) return;
    const pause = this.backoff.next(failure.kind === 'refused' ? failure.retryAfterMs : undefined);
    const state = isTokenRefused(failure) || this.backoff.failures >= DOWN_AFTER ? 'down' : 'degraded';
    const why = `${method}: ${reasonOf(failure)}`;
    if (this.health.set(state, why)) this.logger.warn({ state, why }, 'telegram is in trouble');
    await sleep(pause, this.signal);
  }

  /** The platform is well, but what it brought could not be taken. */
  async refused(count: number): Promise<void> {
    const why = `${count} updates could not be taken`;
    if (this.health.set('degraded', why)) this.logger.warn({ count }, 'telegram updates could not be taken');
    await sleep(this.backoff.next(), this.signal);
  }
}

function reasonOf(failure: ApiFailure): string {
  return isConflict(failure) ? `another copy or a webhook takes our updates (${explain(failure)})` : explain(failure);
}
