import { createHash, randomBytes } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../shared/app-error';

/** A file by its content: the SHA-256 of its bytes, in hex, and the ending of its name. */
export interface ContentName {
  hash: string;
  extension: string;
}

/** Files under the hash of their content, so that the same picture sent twice lies here once. */
export class MediaFiles {
  constructor(private readonly folder: string) {}

  /** Keeps bytes and, beside them, their thumbnail; safe from a power cut once it resolves. Twice is once. */
  async put(bytes: Buffer, extension: string, thumbnail: Buffer | null): Promise<ContentName> {
    const name = { hash: createHash('sha256').update(bytes).digest('hex'), extension };
    if (thumbnail) await this.write(this.thumbnailPath(name), thumbnail);
    await this.write(this.path(name), bytes);
    return name;
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

  private async write(path: string, bytes: Buffer): Promise<void> {
    if (await exists(path)) return;
    const draft = join(this.folder, 'incoming', randomBytes(16).toString('hex'));
    await mkdir(dirname(draft), { recursive: true });
    await mkdir(dirname(path), { recursive: true });
    try {
      const file = await open(draft, 'wx', 0o640);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      // A name under a hash is whole or not there at all.
      await rename(draft, path);
    } catch (cause) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw new AppError('media.cannotKeep', {}, { cause });
    }
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
