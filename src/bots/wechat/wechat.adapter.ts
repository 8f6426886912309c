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
import { withinMs } from '../backoff';
import { HealthMeter } from '../health-meter';
import { WECHAT_CAPABILITIES } from './wechat.capabilities';
import { WechatConnection } from './wechat.connection';
import { WechatDownload } from './wechat.download';
import { WechatMenus } from './wechat.menus';
import { DEFAULT_TIMINGS, WECHAT, type WechatDeps, type WechatOptions, type WechatTimings } from './wechat.options';
import { WechatReceiver } from './wechat.receiver';
import { WechatRooms } from './wechat.rooms';
import { WechatSender } from './wechat.sender';
import { WechatTargets } from './wechat.target';

/** From `start` to `stop`. */
interface Running {
  receiver: WechatReceiver;
  connection: WechatConnection;
  /** Resolves after the stop; never rejects. */
  ended: Promise<void>;
  stop: AbortController;
}

/** One WeChat account, through whichever puppet the operator chose. */
export class WechatAdapter implements ChannelAdapter {
  readonly channel = WECHAT;
  readonly account: string;
  readonly capabilities = WECHAT_CAPABILITIES;
  private readonly timings: WechatTimings;
  private readonly meter: HealthMeter;
  private readonly rooms: WechatRooms;
  private readonly menus = new WechatMenus();
  private readonly sender: WechatSender;
  private readonly downloads: WechatDownload;
  private running: Running | undefined;
  /** The session one can use now. */
  private readonly session = () => this.running?.connection.session ?? null;

  constructor(
    private readonly options: WechatOptions,
    private readonly deps: WechatDeps,
  ) {
    this.account = options.account;
    this.timings = { ...DEFAULT_TIMINGS, ...options.timings };
    this.meter = new HealthMeter(deps.clock);
    this.rooms = new WechatRooms(options.rooms, deps.logger);
    const { session } = this;
    this.downloads = new WechatDownload(session, options.maxMediaBytes, this.timings.downloadMs);
    this.sender = new WechatSender({
      account: this.account,
      timings: this.timings,
      targets: new WechatTargets(this.rooms, this.timings),
      menus: this.menus,
      fetchForeign: deps.fetchForeign,
      fetchOwn: (ref) => this.downloads.fetch(ref),
      session,
    });
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
    return this.meter.read();
  }

  /** How many messages are in hand and not yet safe; the platform will not bring them again. */
  get unsettled(): number {
    return this.running?.receiver.unsettled ?? 0;
  }

  async hush(deadlineMs: number): Promise<void> {
    if (this.running) await withinMs(deadlineMs, this.running.receiver.close());
  }

  async stop(deadlineMs: number): Promise<void> {
    const { running } = this;
    if (!running) return;
    running.stop.abort();
    const drained = Promise.all([running.receiver.drained(), this.sender.drained()]);
    await withinMs(
      deadlineMs,
      drained.then(() => running.ended),
    );
    this.running = undefined;
    this.meter.set('down', 'stopped');
  }

  private begin(sink: InboundSink): Running {
    const stop = new AbortController();
    const { options, deps, timings, rooms, menus, meter: health } = this;
    health.set('down', 'connecting');
    const { session } = this;
    const parts = { account: this.account, rooms, menus, timings, logger: deps.logger, session };
    const receiver = new WechatReceiver(parts, sink, stop.signal);
    const connection = new WechatConnection({ options, deps, timings, health, rooms, receiver }, stop.signal);
    return { receiver, connection, ended: connection.run(), stop };
  }
}
