import { join } from 'node:path';
import { AppError } from '../shared/app-error';
import type { MediaKind } from '../shared/chat';
import type { HiddenPlace } from './hidden-place';
import { MediaFiles, type ContentName } from './media-files';
import { sniff, SNIFF_BYTES } from './media-sniff';
import { readPicture, thumbnailOf } from './picture';

/** A medium without what was hidden in it. */
export interface CleanMedium {
  bytes: Buffer;
  kind: MediaKind;
  mime: string;
  extension: string;
  /** Whether it is a picture that can be shown. */
  decodes: boolean;
  place: HiddenPlace | null;
}

/** What is known of a medium that lies here. */
export interface KeptFile extends ContentName {
  kind: MediaKind;
  mime: string;
  bytes: number;
  /** Whether it can be shown small. */
  hasThumbnail: boolean;
}

/** Evidence as files: looked into, cleaned, and kept by the hash of what is left. */
export class EvidenceVault {
  readonly files: MediaFiles;
  private readonly making = new Map<string, Promise<string | null>>();

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
    if (sniffed.kind !== 'photo') return { bytes, ...sniffed, decodes: false, place: null };
    return { kind: 'photo', ...(await readPicture(bytes, sniffed)) };
  }

  /** Cleans and keeps; the same bytes twice are one file. Throws what `clean` throws, or `media.cannotKeep`. */
  async keep(bytes: Buffer): Promise<{ file: KeptFile; place: HiddenPlace | null }> {
    const { kind, mime, extension, decodes, place, bytes: clean } = await this.clean(bytes);
    const name = await this.files.put(clean, extension);
    return { file: { ...name, kind, mime, bytes: clean.length, hasThumbnail: decodes }, place };
  }

  /**
   * Where the small picture of a kept one lies; made when it is first asked for. Null when there can be none; throws
   * `media.gone` when the picture is not there.
   */
  async thumbnail(file: KeptFile): Promise<string | null> {
    if (!file.hasThumbnail) return null;
    const path = this.files.thumbnailPath(file);
    if (await this.files.holds(path)) return path;
    const known = this.making.get(path);
    if (known) return known;
    const made = this.makeThumbnail(file).finally(() => this.making.delete(path));
    this.making.set(path, made);
    return made;
  }

  private async makeThumbnail(file: KeptFile): Promise<string | null> {
    const picture = await this.files.read(file);
    try {
      return await this.files.putThumbnail(file, await thumbnailOf(picture));
    } catch {
      // The picture itself will do.
      return null;
    }
  }
}
