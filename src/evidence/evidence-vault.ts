import { join } from 'node:path';
import { AppError } from '../shared/app-error';
import type { MediaKind } from '../shared/chat';
import type { HiddenPlace } from './hidden-place';
import { MediaFiles, type ContentName } from './media-files';
import { sniff, SNIFF_BYTES } from './media-sniff';
import { readPicture } from './picture';

/** A medium without what was hidden in it. */
export interface CleanMedium {
  bytes: Buffer;
  kind: MediaKind;
  mime: string;
  extension: string;
  thumbnail: Buffer | null;
  place: HiddenPlace | null;
}

/** What is known of a medium that lies here. */
export interface KeptFile extends ContentName {
  kind: MediaKind;
  mime: string;
  bytes: number;
  hasThumbnail: boolean;
}

/** Evidence as files: looked into, cleaned, and kept by the hash of what is left. */
export class EvidenceVault {
  readonly files: MediaFiles;

  constructor(
    mediaDir: string,
    private readonly maxBytes: number,
  ) {
    this.files = new MediaFiles(join(mediaDir, 'evidence'));
  }

  /**
   * What a medium is by its content, and without what is hidden in a picture. Throws `media.empty` or `media.tooLarge`.
   */
  async clean(bytes: Buffer): Promise<CleanMedium> {
    if (!bytes.length) throw new AppError('media.empty');
    if (bytes.length > this.maxBytes) throw new AppError('media.tooLarge', { limit: this.maxBytes });
    const sniffed = sniff(bytes.subarray(0, SNIFF_BYTES));
    if (sniffed.kind !== 'photo') return { bytes, ...sniffed, thumbnail: null, place: null };
    return { kind: 'photo', ...(await readPicture(bytes, sniffed)) };
  }

  /** Cleans and keeps; the same bytes twice are one file. Throws what `clean` throws, or `media.cannotKeep`. */
  async keep(bytes: Buffer): Promise<{ file: KeptFile; place: HiddenPlace | null }> {
    const { kind, mime, extension, thumbnail, place, bytes: clean } = await this.clean(bytes);
    const name = await this.files.put(clean, extension, thumbnail);
    return { file: { ...name, kind, mime, bytes: clean.length, hasThumbnail: thumbnail !== null }, place };
  }
}
