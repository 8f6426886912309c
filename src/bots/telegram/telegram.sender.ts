import { AppError } from '../../shared/app-error';
import type {
  ChatAddress,
  FetchedMedia,
  MediaMessage,
  OutboundMedia,
  OutboundMessage,
  SendOptions,
  SendResult,
} from '../../shared/chat';
import { gatherMedia, type Gathered, isMediaAway, without } from '../outgoing-media';
import { type ApiCall, type ApiOutcome, carriesFiles, type TelegramApi } from './telegram.api';
import { encode, type EncodedCall } from './telegram.encode';
import { isMarkupRefused, isUnchanged, isUneditable, resultOf } from './telegram.failures';
import { fieldsOf, idOf } from './telegram.fields';
import { readRef } from './telegram.media';
import { type FetchForeign, TELEGRAM, type TelegramTimings } from './telegram.options';
import type { TelegramPace } from './telegram.pace';

/** Message ids so far, when a message of several calls was interrupted. */
interface Progress {
  calls: number;
  /** Which media were left out, by their places. */
  lacks: string;
  done: string[][];
}

const MOST_INTERRUPTED = 1000;

/** A message with what it shows, and without what cannot be shown. */
interface Ready extends Gathered<FetchedMedia> {
  message: OutboundMessage;
  lacks: string;
}

/**
 * Sends one message and says what became of it. A message that needs several calls counts as delivered with the last of
 * them. When one fails, its result is the message's, and those before it are remembered under the outbox's key: the
 * retry goes on where it stopped. The memory dies with the process; then the whole message goes again, because a part
 * heard twice is better than a part never heard.
 */
export class TelegramSender {
  private readonly underWay = new Set<Promise<SendResult>>();
  private readonly interrupted = new Map<string, Progress>();

  constructor(
    private readonly api: TelegramApi,
    private readonly account: string,
    private readonly timings: TelegramTimings,
    private readonly pace: TelegramPace,
    private readonly fetchForeign: FetchForeign,
  ) {}

  /** Never throws. */
  send(to: ChatAddress, message: OutboundMessage, options: SendOptions): Promise<SendResult> {
    const work = this.trySend(to, message, options).finally(() => this.underWay.delete(work));
    this.underWay.add(work);
    return work;
  }

  /** Resolves when nothing is on its way any more. */
  async drained(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async trySend(to: ChatAddress, message: OutboundMessage, options: SendOptions): Promise<SendResult> {
    if (to.channel !== TELEGRAM || to.account !== this.account) return invalid('telegram.address');
    const wait = this.pace.waitFor(to.chatId);
    if (wait > 0) return { result: 'retry', afterMs: wait, why: 'the platform asked for a pause' };
    try {
      const ready = await this.ready(message, options);
      const calls = encode(to, ready.message, options, ready.had);
      return await this.carryOut(calls, to.chatId, options.key, ready);
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'telegram.encode';
      return isMediaAway(code) ? { result: 'retry', afterMs: this.timings.resendMs, why: code } : invalid(code);
    }
  }

  private async carryOut(calls: EncodedCall[], chatId: string, key: string, ready: Ready): Promise<SendResult> {
    const progress = this.resume(key, calls.length, ready.lacks);
    for (const call of calls.slice(progress.done.length)) {
      const outcome = await this.perform(call);
      if (!outcome.ok) return this.interrupt(outcome, progress, chatId, key);
      progress.done.push(outcome.value);
    }
    return { result: 'accepted', ids: progress.done.flat(), ...without(ready) };
  }

  /** Takes what is remembered; a message that is cut differently now is another message. */
  private resume(key: string, calls: number, lacks: string): Progress {
    const known = this.interrupted.get(key);
    this.interrupted.delete(key);
    return known?.calls === calls && known.lacks === lacks ? known : { calls, lacks, done: [] };
  }

  private interrupt(
    { failure }: Extract<ApiOutcome<string[]>, { ok: false }>,
    progress: Progress,
    chatId: string,
    key: string,
  ): SendResult {
    const result = resultOf(failure, this.timings.resendMs);
    if (failure.kind === 'refused' && failure.code === 429 && result.result === 'retry') {
      this.pace.pause(chatId, result.afterMs);
    }
    if (progress.done.length && result.result !== 'rejected') this.remember(key, progress);
    return result;
  }

  private remember(key: string, progress: Progress): void {
    this.interrupted.set(key, progress);
    const [oldest] = this.interrupted.keys();
    if (this.interrupted.size > MOST_INTERRUPTED && oldest !== undefined) this.interrupted.delete(oldest);
  }

  /** One call, with the two ways out that the encoder left open. */
  private async perform(call: EncodedCall): Promise<ApiOutcome<string[]>> {
    const outcome = await this.call(call);
    if (outcome.ok) return { ok: true, value: call.edits === undefined ? outcome.value : [call.edits] };
    const { failure } = outcome;
    if (call.edits !== undefined && isUnchanged(failure)) return { ok: true, value: [call.edits] };
    if (call.edits !== undefined && isUneditable(failure)) {
      return call.anew ? this.perform(call.anew) : { ok: true, value: [] };
    }
    if (!call.plain || !isMarkupRefused(failure)) return outcome;
    const { plain, ...rest } = call;
    return this.perform({ ...rest, ...plain });
  }

  private async call({ method, payload }: ApiCall): Promise<ApiOutcome<string[]>> {
    const timeoutMs = carriesFiles(payload) ? this.timings.uploadMs : this.timings.callMs;
    const outcome: ApiOutcome<unknown> = await this.api.call(method, payload, { timeoutMs });
    return outcome.ok ? { ok: true, value: messageIds(outcome.value) } : outcome;
  }

  /** Brings what lies with others; each is asked for once. What is gone is left out. */
  private async ready(message: OutboundMessage, { leaveOut }: SendOptions): Promise<Ready> {
    if (message.type !== 'media') return { message, ...NOTHING };
    const foreign = message.media.filter((medium) => !this.isOurs(medium));
    const alone = foreign.length === message.media.length && !message.caption?.trim();
    const gathered = await gatherMedia(foreign, ({ source, ref }) => this.fetchForeign(source, ref), {
      alone,
      leaveOut,
    });
    return { message: lacking(message, gathered), lacks: placesOf(message, gathered), ...gathered };
  }

  /** A picture that came as a file still holds where it was taken; what was kept of it does not, and is seen as one. */
  private isOurs({ source, ref, kind }: OutboundMedia): boolean {
    if (kind === 'photo' && readRef(ref, kind).type === 'document') return false;
    return source.channel === TELEGRAM && source.account === this.account;
  }
}

const NOTHING: Omit<Ready, 'message'> = { had: new Map(), leftOut: new Map(), lacks: '' };

/** The message without what is left out; where no medium is left, its words. */
function lacking(message: MediaMessage & { soft?: true }, { leftOut }: Gathered<unknown>): OutboundMessage {
  const media = message.media.filter((medium) => !leftOut.has(medium));
  if (media.length === message.media.length) return message;
  if (media.length) return { ...message, media };
  return { type: 'text', text: message.caption ?? '', ...(message.soft && { soft: true }) };
}

function placesOf({ media }: MediaMessage, { leftOut }: Gathered<unknown>): string {
  return media.flatMap((medium, at) => (leftOut.has(medium) ? [at] : [])).join();
}

function invalid(detail: string): SendResult {
  return { result: 'rejected', why: 'invalid', detail };
}

function messageIds(value: unknown): string[] {
  const messages = Array.isArray(value) ? value : [value];
  return messages.map((message) => idOf(fieldsOf(message)?.message_id)).filter((id) => id !== undefined);
}
