import { AppError } from '../../shared/app-error';
import type { FetchedMedia } from '../../shared/chat';
import type { TelegramApi } from './telegram.api';
import type { ApiFailure } from './telegram.failures';
import { AnswerTooLong } from './telegram.http';
import { readRef } from './telegram.media';

const MIMES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  oga: 'audio/ogg',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  pdf: 'application/pdf',
};

const UNKNOWN_MIME = 'application/octet-stream';

/**
 * Fetches a file of the platform. Throws `media.tooLarge`, `media.gone`, `media.timeout` or `media.unavailable`; only
 * the last two may pass.
 */
export class TelegramDownload {
  constructor(
    private readonly api: TelegramApi,
    private readonly maxBytes: number,
    private readonly timeoutMs: number,
  ) {}

  async fetch(ref: string): Promise<FetchedMedia> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    const outcome = await this.api.call('getFile', { file_id: readRef(ref, 'file').fileId }, { signal });
    if (!outcome.ok) throw this.refused(outcome.failure);
    const { file_path: path, file_size: size } = outcome.value;
    if ((size ?? 0) > this.maxBytes) throw this.tooLarge();
    // A path on the disk of a Bot API server of one's own is no address we could fetch.
    if (path === undefined || path.startsWith('/') || path.includes('..')) throw new AppError('media.unavailable');
    return this.download(path, signal);
  }

  private async download(path: string, signal: AbortSignal): Promise<FetchedMedia> {
    const { maxBytes, timeoutMs } = this;
    try {
      const { status, mime, bytes } = await this.api.file(path, { maxBytes, timeoutMs, signal });
      if (status !== 200) throw new AppError(status === 404 ? 'media.gone' : 'media.unavailable', { status });
      return { bytes, mime: mimeOf(mime, path), fileName: path.split('/').at(-1) ?? path };
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (error instanceof AnswerTooLong) throw this.tooLarge();
      // Without a cause: the address inside it holds the token.
      const isLate = error instanceof Error && error.name === 'AbortError';
      throw new AppError(isLate ? 'media.timeout' : 'media.unavailable');
    }
  }

  private refused(failure: ApiFailure): AppError {
    if (failure.kind === 'lost' && failure.why === 'time-out') return new AppError('media.timeout');
    if (failure.kind !== 'refused' || failure.code !== 400) return new AppError('media.unavailable');
    return /too big/i.test(failure.description) ? this.tooLarge() : new AppError('media.gone');
  }

  private tooLarge(): AppError {
    return new AppError('media.tooLarge', { limit: this.maxBytes });
  }
}

/** The platform often says only "bytes"; the name it gave the file knows better. */
function mimeOf(header: string | null, path: string): string {
  const told = header?.split(';')[0]?.trim() || UNKNOWN_MIME;
  if (told !== UNKNOWN_MIME) return told;
  return MIMES[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? UNKNOWN_MIME;
}
