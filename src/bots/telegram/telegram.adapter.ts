import type {
  ChannelAdapter,
  ChannelHealth,
  ChatAddress,
  FetchedMedia,
  InboundSink,
  OutboundMessage,
  SendOptions,
  SendResult,
} from '../../shared/chat';
import { TelegramApi } from './telegram.api';
import { withinMs } from '../backoff';
import { TELEGRAM_CAPABILITIES } from './telegram.capabilities';
import { TelegramConnection } from './telegram.connection';
import { TelegramDownload } from './telegram.download';
import { HealthMeter } from '../health-meter';
import {
  accountOf,
  DEFAULT_TIMINGS,
  TELEGRAM,
  type TelegramDeps,
  type TelegramOptions,
  type TelegramTimings,
} from './telegram.options';
import { TelegramPace } from './telegram.pace';
import { TelegramPolling } from './telegram.polling';
import { TelegramReceiver } from './telegram.receiver';
import { TelegramSender } from './telegram.sender';
import { TelegramWebhook } from './telegram.webhook';

/** From `start` to `stop`. */
interface Running {
  receiver: TelegramReceiver;
  webhook: TelegramWebhook | undefined;
  /** Resolves after the stop; never rejects. */
  ended: Promise<void>;
  stop: AbortController;
}

/** One Telegram bot, polled or called by webhook. */
export class TelegramAdapter implements ChannelAdapter {
  readonly channel = TELEGRAM;
  readonly account: string;
  readonly capabilities = TELEGRAM_CAPABILITIES;
  private readonly timings: TelegramTimings;
  private readonly api: TelegramApi;
  private readonly healthMeter: HealthMeter;
  private readonly sender: TelegramSender;
  private readonly downloads: TelegramDownload;
  private running: Running | undefined;

  constructor(
    private readonly options: TelegramOptions,
    private readonly deps: TelegramDeps,
  ) {
    this.account = accountOf(options.token);
    this.timings = { ...DEFAULT_TIMINGS, ...options.timings };
    this.api = new TelegramApi(options.token, options.apiRoot, this.timings);
    this.healthMeter = new HealthMeter(deps.clock);
    const pace = new TelegramPace(deps.clock);
    this.sender = new TelegramSender(this.api, this.account, this.timings, pace, deps.fetchForeign);
    this.downloads = new TelegramDownload(this.api, options.maxMediaBytes, this.timings.downloadMs);
  }

  /** Begins to connect and resolves at once; `health` says how far it got. A second call changes nothing. */
  start(sink: InboundSink): Promise<void> {
    this.running ??= this.begin(sink);
    return Promise.resolve();
  }

  send(to: ChatAddress, message: OutboundMessage, options: SendOptions): Promise<SendResult> {
    return this.sender.send(to, message, options);
  }

  /** Throws `media.tooLarge`, `media.gone`, `media.timeout` or `media.unavailable`. */
  fetchMedia(ref: string): Promise<FetchedMedia> {
    return this.downloads.fetch(ref);
  }

  health(): ChannelHealth {
    return this.healthMeter.read();
  }

  /** The receiving end of the webhook, for the controller; `undefined` while the bot is polled or stopped. */
  get webhook(): TelegramWebhook | undefined {
    return this.running?.webhook;
  }

  async hush(deadlineMs: number): Promise<void> {
    const { running } = this;
    if (!running) return;
    running.stop.abort();
    await withinMs(deadlineMs, Promise.all([running.ended, running.receiver.drained()]));
  }

  async stop(deadlineMs: number): Promise<void> {
    const { running } = this;
    if (!running) return;
    running.stop.abort();
    await withinMs(deadlineMs, Promise.all([running.ended, running.receiver.drained(), this.sender.drained()]));
    this.running = undefined;
    this.healthMeter.set('down', 'stopped');
    this.api.close();
  }

  private begin(sink: InboundSink): Running {
    const stop = new AbortController();
    const { logger, clock } = this.deps;
    this.healthMeter.set('down', 'connecting');
    const connection = new TelegramConnection(this.api, this.healthMeter, this.timings, logger, stop.signal);
    const receiver = new TelegramReceiver(this.api, this.healthMeter, clock, sink);
    const { webhook: address } = this.options;
    const webhook = address ? new TelegramWebhook(connection, receiver, address) : undefined;
    const source = webhook ?? new TelegramPolling(connection, receiver);
    return { receiver, webhook, ended: this.live(connection, source), stop };
  }

  private async live(connection: TelegramConnection, source: TelegramPolling | TelegramWebhook): Promise<void> {
    const me = await connection.identify(this.account);
    if (!me) return;
    // The menu of commands is a nicety; messages do not wait for it.
    await Promise.all([connection.keep(() => source.run(me)), connection.offer(this.options.commands)]);
  }
}
