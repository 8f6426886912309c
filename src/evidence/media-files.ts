import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../shared/app-error';

/** A file by its content: the SHA-256 of its bytes, in hex, and the ending of its name. */
export interface ContentName {
  hash: string;
  extension: string;
}

/** Files under the hash of their content, so that the same picture sent twice lies here once. */
export class MediaFiles {
  /** Folders that are there; at most one for each beginning of a hash. */
  private readonly made = new Set<string>();

  constructor(private readonly folder: string) {}

  /** Keeps bytes; safe from a power cut once it resolves. Twice is once. */
  async put(bytes: Buffer, extension: string): Promise<ContentName> {
    const name = { hash: createHash('sha256').update(bytes).digest('hex'), extension };
    const path = this.path(name);
    if (!(await this.holds(path))) await this.write(path, bytes, true);
    return name;
  }

  /** Keeps the small picture of a kept one, which can be made again; tells where. */
  async putThumbnail(name: ContentName, bytes: Buffer): Promise<string> {
    const path = this.thumbnailPath(name);
    await this.write(path, bytes, false);
    return path;
  }

  /** Whether there is something in a file; what a power cut left empty is not there. */
  async holds(path: string): Promise<boolean> {
    const found = await stat(path).catch(() => null);
    return found !== null && found.size > 0;
  }

  path({ hash, extension }: ContentName): string {
    return join(this.folder, hash.slice(0, 2), `${hash}.${extension}`);
  }

  thumbnailPath({ hash }: ContentName): string {
    return join(this.folder, hash.slice(0, 2), `${hash}.thumbnail.webp`);
  }

  /** The bytes; throws `media.gone` when somebody removed the file. */
  async read(name: ContentName): Promise<Buffer> {
    try {
      return await readFile(this.path(name));
    } catch (cause) {
      throw new AppError('media.gone', {}, { cause });
    }
  }

  async remove(name: ContentName): Promise<void> {
    await rm(this.path(name), { force: true });
    await rm(this.thumbnailPath(name), { force: true });
  }

  private async write(path: string, bytes: Buffer, safe: boolean): Promise<void> {
    const draft = join(this.folder, 'incoming', randomBytes(16).toString('hex'));
    await this.folderOf(draft);
    await this.folderOf(path);
    try {
      const file = await open(draft, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        if (safe) await file.sync();
      } finally {
        await file.close();
      }
      // A name under a hash is whole or not there at all.
      await rename(draft, path);
    } catch (cause) {
      await rm(draft, { force: true }).catch(() => undefined);
      // Somebody may have cleared the place.
      this.made.clear();
      throw new AppError('media.cannotKeep', {}, { cause });
    }
  }

  private async folderOf(path: string): Promise<void> {
    const folder = dirname(path);
    if (this.made.has(folder)) return;
    await mkdir(folder, { recursive: true });
    this.made.add(folder);
  }
}
