import { Inject, Injectable } from '@nestjs/common';
import { AppError, Refusal } from '../../shared/app-error';
import type {
  ChannelAdapter,
  ChannelHealth,
  ChatAddress,
  FetchedMedia,
  InboundMessage,
  InboundSink,
  OutboundMedia,
  OutboundMessage,
  SendOptions,
  SendResult,
} from '../../shared/chat';
import { CLOCK, type Clock } from '../../shared/clock';
import { withinMs } from '../backoff';
import { errorCode } from '../logger';
import { type Gathered, gatherMedia, isMediaAway, without } from '../outgoing-media';
import { isOnlyInPlace } from '../queued-message';
import { WebChatStore } from './web-chat.store';
import { WebHub } from './web-hub';
import { WebMediaStore } from './web-media.store';
import type { BotBody, StoredMedia } from './web-message';
import { isWebAddress } from './web.address';
import { WEB_CAPABILITIES } from './web.capabilities';
import { encode } from './web.encode';
import { WEB, WEB_OPTIONS, type WebOptions } from './web.options';

const RETRY_MS = 1_000;

/** The web channel seen as a platform like any other: what is sent is kept, and shown to whoever looks. */
@Injectable()
export class WebAdapter implements ChannelAdapter {
  readonly channel = WEB;
  readonly account = WEB;
  readonly capabilities = WEB_CAPABILITIES;
  private sink: InboundSink | null = null;
  private state: ChannelHealth;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    @Inject(WebChatStore) private readonly store: WebChatStore,
    @Inject(WebMediaStore) private readonly media: WebMediaStore,
    @Inject(WebHub) private readonly hub: WebHub,
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.state = { state: 'down', since: clock.now(), why: 'notStarted' };
  }

  start(sink: InboundSink): Promise<void> {
    this.sink = sink;
    this.become('up');
    return Promise.resolve();
  }

  /** Whether messages are taken at all. */
  get ready(): boolean {
    return this.sink !== null;
  }

  /** Hands a message on. Throws `channel.notReady` before the start and after the stop, or what the sink throws. */
  take(message: InboundMessage): Promise<void> {
    const { sink } = this;
    if (!sink) return Promise.reject(new Refusal('channel.notReady'));
    this.state = { ...this.state, lastEventAt: this.clock.now() };
    return this.track(async () => sink(message));
  }

  /** Runs what a stop waits for. */
  track<T>(work: () => Promise<T>): Promise<T> {
    const running = work();
    const settled = running.then(
      () => undefined,
      () => undefined,
    );
    this.underWay.add(settled);
    void settled.then(() => this.underWay.delete(settled));
    return running;
  }

  send(to: ChatAddress, message: OutboundMessage, options: SendOptions): Promise<SendResult> {
    return this.track(() => this.trySend(to, message, options));
  }

  /** Throws `media.gone` or `media.tooLarge`. */
  fetchMedia(ref: string): Promise<FetchedMedia> {
    return this.media.fetch(ref);
  }

  releaseMedia(ref: string): Promise<void> {
    return this.media.release(ref);
  }

  health(): ChannelHealth {
    return { ...this.state };
  }

  hush(deadlineMs: number): Promise<void> {
    return this.stop(deadlineMs);
  }

  /** Sending works on: the page is ours. */
  async stop(deadlineMs: number): Promise<void> {
    this.sink = null;
    this.become('down', 'stopped');
    await withinMs(deadlineMs, Promise.allSettled(this.underWay));
  }

  private async trySend(to: ChatAddress, message: OutboundMessage, options: SendOptions): Promise<SendResult> {
    if (!isWebAddress(to)) return { result: 'rejected', why: 'invalid', detail: 'web.address' };
    let bodies: BotBody[];
    let media: Gathered<StoredMedia>;
    try {
      media = await this.keepAll(message, options);
      bodies = encode(message, media.had);
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'web.encode';
      if (isMediaAway(code)) return { result: 'retry', afterMs: RETRY_MS, why: code };
      return { result: 'rejected', why: 'invalid', detail: code };
    }
    try {
      const ids = await this.show(to.chatId, bodies, options, isOnlyInPlace(message));
      return { result: 'accepted', ids, ...without(media) };
    } catch (error) {
      // The transaction failed, so nothing is kept; and if it was after all, the key tells.
      this.become('degraded', errorCode(error));
      return { result: 'retry', afterMs: RETRY_MS, why: errorCode(error) };
    }
  }

  private async show(chatId: string, bodies: BotBody[], options: SendOptions, onlyInPlace: boolean): Promise<string[]> {
    const [first] = bodies;
    const edited = first && (await this.edit(chatId, first, options));
    if (edited || onlyInPlace) return edited ?? [];
    const quote = options.replyTo === undefined ? {} : { replyTo: options.replyTo };
    const adding = bodies.map((body, at) => {
      const clientId = `${options.key}:${at}`;
      const words = at === 0 ? { ...body, ...quote } : body;
      const said = { chatId, author: 'bot', personId: null, personName: null, clientId, body: words } as const;
      return this.store.add(this.store.draft(said));
    });
    const added = await Promise.all(adding);
    // What an earlier try kept without hearing so was not shown either.
    for (const { message } of added) if (!this.hub.wasTold(message)) this.hub.publish({ kind: 'message', message });
    this.recovered();
    return added.map(({ message }) => message.id);
  }

  /** A card takes the place of the earlier one where there is one. */
  private async edit(chatId: string, body: BotBody, { editIds = [] }: SendOptions): Promise<string[] | null> {
    const [id] = editIds;
    if (body.type !== 'card' || id === undefined) return null;
    const message = await this.store.edit(chatId, id, body);
    if (!message) return null;
    this.hub.publish({ kind: 'edit', message });
    this.recovered();
    return [id];
  }

  /** Makes sure that the media of the message lie here. A photo that is gone is shown as one: the words matter more. */
  private async keepAll(message: OutboundMessage, { leaveOut }: SendOptions): Promise<Gathered<StoredMedia>> {
    if (message.type !== 'media') return NOTHING;
    // What shows nothing but what may still come waits for it.
    const alone = leaveOut === true && !message.caption;
    return gatherMedia(message.media, (medium) => this.keep(medium), { alone, leaveOut });
  }

  private async keep(medium: OutboundMedia): Promise<StoredMedia> {
    const { kind, ref, source } = medium;
    if (source.channel === WEB && source.account === WEB) return stored(kind, await this.media.find(ref));
    const fetched = await this.options.fetchForeign?.(source, ref);
    if (!fetched) throw new AppError('media.gone');
    const name = medium.fileName ?? fetched.fileName;
    return stored(kind, await this.media.save('', slices(fetched.bytes), name));
  }

  private recovered(): void {
    if (this.state.state === 'degraded') this.become(this.sink ? 'up' : 'down');
  }

  private become(state: ChannelHealth['state'], why?: string): void {
    const { lastEventAt } = this.state;
    const since = this.state.state === state ? this.state.since : this.clock.now();
    this.state = { state, since, ...(lastEventAt ? { lastEventAt } : {}), ...(why ? { why } : {}) };
  }
}

const NOTHING: Gathered<StoredMedia> = { had: new Map(), leftOut: new Map() };

function stored(kind: StoredMedia['kind'], upload: Awaited<ReturnType<WebMediaStore['find']>>): StoredMedia {
  if (!upload) return { kind, ref: null };
  const { ref, mime, fileName, bytes } = upload;
  return { kind: upload.kind, ref, mime, bytes, ...(fileName ? { fileName } : {}) };
}

async function* slices(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
