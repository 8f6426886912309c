import type { FileBoxInterface } from 'file-box';
import { AppError } from '../../shared/app-error';
import type { FetchedMedia } from '../../shared/chat';
import { readRef } from './wechat.decode';
import { isWayLost, within } from './wechat.failures';
import type { Puppet } from './wechat.options';
import type { WechatSession } from './wechat.session';

/** wechaty's numbers for a picture as it was sent, and for what the platform kept of it. */
const AS_SENT = 3;
const REDUCED = 2;

/**
 * Fetches a medium while the puppet still knows its message. Throws `media.tooLarge`, `media.gone`, `media.timeout` or
 * `media.unavailable`; only the last two may pass.
 */
export class WechatDownload {
  constructor(
    private readonly session: () => WechatSession | null,
    private readonly maxBytes: number,
    private readonly timeoutMs: number,
  ) {}

  async fetch(ref: string): Promise<FetchedMedia> {
    const read = readRef(ref);
    if (!read) throw new AppError('media.gone');
    const session = this.session();
    if (!session) throw new AppError('media.unavailable');
    try {
      return await within(this.timeoutMs, this.download(session.puppet, read));
    } catch (error) {
      throw error instanceof AppError && error.code.startsWith('media.') ? error : failed(error, session);
    }
  }

  private async download(puppet: Puppet, { image, messageId }: { image: boolean; messageId: string }) {
    const box = image ? await pictureOf(puppet, messageId) : await puppet.messageFile(messageId);
    if (box.size > this.maxBytes) throw this.tooLarge();
    const bytes = await this.readAll(box);
    return { bytes, mime: box.mediaType, fileName: box.name };
  }

  private async readAll(box: FileBoxInterface): Promise<Buffer> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of await box.toStream()) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      if (size > this.maxBytes) throw this.tooLarge();
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  }

  private tooLarge(): AppError {
    return new AppError('media.tooLarge', { limit: this.maxBytes });
  }
}

/** Not every puppet can give a picture as it was sent. */
async function pictureOf(puppet: Puppet, messageId: string): Promise<FileBoxInterface> {
  try {
    return await puppet.messageImage(messageId, AS_SENT as never);
  } catch (error) {
    if (isWayLost(error)) throw error;
    return puppet.messageImage(messageId, REDUCED as never);
  }
}

/** Only a session that lives can say that there is no such medium. */
function failed(error: unknown, { usable }: WechatSession): AppError {
  if (error instanceof AppError && error.code === 'wechat.timeout') return new AppError('media.timeout');
  // Without a cause: a puppet's words may quote its token.
  return new AppError(isWayLost(error) || !usable ? 'media.unavailable' : 'media.gone');
}
