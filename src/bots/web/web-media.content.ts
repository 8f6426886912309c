import { readFile, stat } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { KeptFile } from '../../evidence';
import { AppError } from '../../shared/app-error';
import type { MediaKind } from '../../shared/chat';
import { WebMediaStore, type Upload } from './web-media.store';
import { WEB, WEB_OPTIONS, type WebOptions } from './web.options';

/** A file that may be sent to a browser. */
export interface Content {
  path: string;
  kind: MediaKind;
  mime: string;
  bytes: number;
  /** The same for the same bytes only. */
  tag: string;
}

const REMEMBERED = 1_000;

/** What a browser gets for an upload: what was kept of it, and until then the upload itself, to its maker only. */
@Injectable()
export class WebMediaContent {
  /** Pictures that were shown before their job was done. */
  private readonly early = new Map<string, KeptFile>();

  constructor(
    @Inject(WebMediaStore) private readonly store: WebMediaStore,
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
  ) {}

  /** Throws `media.gone` when the bytes are not there. Nobody but the maker sees a picture that was not cleaned. */
  async of(upload: Upload, given: { toMaker: boolean; small: boolean }): Promise<Content> {
    const { ref, kind } = upload;
    const name = { channel: WEB, account: WEB, ref };
    const kept = await this.options.evidence.items.find(name);
    if (kept) return this.fromVault(kept, given.small);
    // A copy of what another channel holds was cleaned before it came here.
    const mayHide = kind === 'photo' && upload.personId !== '';
    if (mayHide && !given.toMaker) return this.fromVault(await this.cleanedNow(ref), given.small);
    const path = await this.store.path(ref);
    return { path, kind, mime: upload.mime, bytes: upload.bytes, tag: ref };
  }

  private async fromVault(file: KeptFile, small: boolean): Promise<Content> {
    const { vault } = this.options.evidence;
    const { kind, mime, hash } = file;
    const thumbnail = small ? await vault.thumbnail(file) : null;
    const content =
      thumbnail === null
        ? { path: vault.files.path(file), kind, mime, tag: hash }
        : { path: thumbnail, kind, mime: 'image/webp', tag: `${hash}-small` };
    const { size } = await stat(content.path).catch((cause: unknown) => {
      throw new AppError('media.gone', {}, { cause });
    });
    return { ...content, bytes: size };
  }

  private async cleanedNow(ref: string): Promise<KeptFile> {
    const known = this.early.get(ref);
    if (known) return known;
    const { file } = await this.options.evidence.vault.keep(await readFile(await this.store.path(ref)));
    this.early.set(ref, file);
    const [oldest] = this.early.keys();
    if (this.early.size > REMEMBERED && oldest !== undefined) this.early.delete(oldest);
    return file;
  }
}
