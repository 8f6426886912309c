import type { FileBoxInterface } from 'file-box';
import { AppError } from '../../shared/app-error';
import type {
  ChatAddress,
  FetchedMedia,
  OutboundMedia,
  OutboundMessage,
  SendOptions,
  SendResult,
} from '../../shared/chat';
import { gatherMedia, type Gathered, isMediaAway, without } from '../outgoing-media';
import { encode, type Piece } from './wechat.encode';
import { resultOf, within } from './wechat.failures';
import type { WechatMenus } from './wechat.menus';
import { type FetchForeign, WECHAT, type WechatTimings } from './wechat.options';
import { idOfWords } from './wechat.quote';
import type { WechatSession } from './wechat.session';
import type { Target, WechatTargets } from './wechat.target';

export interface SenderParts {
  account: string;
  timings: WechatTimings;
  targets: WechatTargets;
  menus: WechatMenus;
  fetchForeign: FetchForeign;
  fetchOwn: (ref: string) => Promise<FetchedMedia>;
  session: () => WechatSession | null;
}

interface Progress {
  pieces: number;
  /** Which pieces were left out, by their places. */
  lacks: string;
  ids: string[];
}

/** The pieces that can be sent, with their files, and what had to be left out. */
interface Ready extends Pick<Gathered<unknown>, 'leftOut'> {
  pieces: readonly Piece[];
  files: ReadonlyMap<Piece, FileBoxInterface>;
  lacks: string;
}

const MOST_INTERRUPTED = 1000;
/** What may pass when the same message is tried again. */
const PASSING = new Set(['wechat.noRoom', 'wechat.offline']);

/**
 * Sends one message and says what became of it. A message of several pieces counts as delivered with the last of them;
 * where one fails, those before it are remembered under the outbox's key and the retry goes on there. The memory dies
 * with the process; then the whole message goes again.
 */
export class WechatSender {
  private readonly underWay = new Set<Promise<SendResult>>();
  private readonly interrupted = new Map<string, Progress>();

  constructor(private readonly parts: SenderParts) {}

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
    if (to.channel !== WECHAT || to.account !== this.parts.account) return invalid('wechat.address');
    try {
      // Before anything is asked for: what cannot be said needs no platform.
      encode(message);
      const session = this.parts.session();
      if (!session) throw new AppError('wechat.offline');
      const target = await this.parts.targets.find(session, to.chatId, options.replyTo);
      const pieces = encode(message, target.mention?.name);
      return await this.carryOut(session, target, to.chatId, await this.ready(pieces, options), options.key);
    } catch (error) {
      return this.refusalOf(error);
    }
  }

  private refusalOf(error: unknown): SendResult {
    const code = error instanceof AppError ? error.code : 'wechat.encode';
    if (code === 'wechat.gone') return { result: 'rejected', why: 'gone', detail: code };
    if (!PASSING.has(code) && !isMediaAway(code)) return invalid(code);
    return { result: 'retry', afterMs: this.parts.timings.resendMs, why: code };
  }

  private async carryOut(
    session: WechatSession,
    target: Target,
    chatId: string,
    ready: Ready,
    key: string,
  ): Promise<SendResult> {
    const { pieces, files, lacks } = ready;
    const progress = this.resume(key, pieces.length, lacks);
    for (const [at, piece] of pieces.entries()) {
      if (at < progress.ids.length) continue;
      try {
        progress.ids.push(await this.perform(session, target, chatId, piece, files.get(piece), `${key}.${at}`));
      } catch (error) {
        if (progress.ids.length) this.remember(key, progress);
        return resultOf(error, this.parts.timings.resendMs);
      }
    }
    return { result: 'accepted', ids: progress.ids, ...without(ready) };
  }

  private async perform(
    { puppet }: WechatSession,
    { id, mention }: Target,
    chatId: string,
    piece: Piece,
    file: FileBoxInterface | undefined,
    fallbackId: string,
  ): Promise<string> {
    const { timings, menus } = this.parts;
    if ('medium' in piece) {
      if (!file) throw new AppError('media.gone');
      return (await within(timings.uploadMs, puppet.messageSendFile(id, file))) || fallbackId;
    }
    const { words, tokens } = piece;
    const messageId = idOfWords(words);
    // Before it is sent: an answer may be quicker than the platform's receipt.
    if (tokens) menus.remember(chatId, messageId, tokens);
    const named = mention && words.startsWith(`@${mention.name}\u2005`) ? [mention.id] : [];
    await within(timings.callMs, puppet.messageSendText(id, words, named));
    return messageId;
  }

  /** Takes what is remembered; a message that is cut differently now is another message. */
  private resume(key: string, pieces: number, lacks: string): Progress {
    const known = this.interrupted.get(key);
    this.interrupted.delete(key);
    return known?.pieces === pieces && known.lacks === lacks ? known : { pieces, lacks, ids: [] };
  }

  private remember(key: string, progress: Progress): void {
    this.interrupted.set(key, progress);
    const [oldest] = this.interrupted.keys();
    if (this.interrupted.size > MOST_INTERRUPTED && oldest !== undefined) this.interrupted.delete(oldest);
  }

  /** Brings the files; what is gone is left out. */
  private async ready(pieces: readonly Piece[], { leaveOut }: SendOptions): Promise<Ready> {
    const media = pieces.flatMap((piece) => ('medium' in piece ? [piece.medium] : []));
    if (!media.length) return { pieces, ...NOTHING };
    const alone = media.length === pieces.length;
    const { had, leftOut } = await gatherMedia(media, (medium) => this.fetch(medium), { alone, leaveOut });
    const { FileBox } = await import('file-box');
    const files = new Map<Piece, FileBoxInterface>();
    const lacks: number[] = [];
    for (const [at, piece] of pieces.entries()) {
      if (!('medium' in piece)) continue;
      const fetched = had.get(piece.medium);
      if (!fetched) {
        lacks.push(at);
        continue;
      }
      const name = nameOf(piece.medium, fetched.fileName, fetched.mime, at);
      files.set(piece, FileBox.fromBase64(fetched.bytes.toString('base64'), name) as FileBoxInterface);
    }
    const sent = pieces.filter((piece) => !('medium' in piece) || files.has(piece));
    return { pieces: sent, files, leftOut, lacks: lacks.join() };
  }

  private fetch({ source, ref }: OutboundMedia): Promise<FetchedMedia> {
    const ours = source.channel === WECHAT && source.account === this.parts.account;
    return ours ? this.parts.fetchOwn(ref) : this.parts.fetchForeign(source, ref);
  }
}

const NOTHING: Omit<Ready, 'pieces'> = { files: new Map(), leftOut: new Map(), lacks: '' };

function invalid(detail: string): SendResult {
  return { result: 'rejected', why: 'invalid', detail };
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'application/pdf': 'pdf',
};

/** Puppets tell a picture from a file by the ending of its name. */
function nameOf(medium: OutboundMedia, fetched: string | undefined, mime: string, at: number): string {
  const given = (medium.fileName ?? fetched ?? '').replace(/[\p{Cc}"\\/]/gu, '_').slice(-120);
  const ending = ENDINGS[(medium.mime ?? mime).split(';')[0] ?? ''] ?? ENDINGS[mime.split(';')[0] ?? ''];
  if (given.includes('.')) return given;
  return `${given || `${medium.kind}-${at + 1}`}.${ending ?? 'bin'}`;
}
