import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { listOf, UnitOfWork } from '../../database';
import { sniff, SNIFF_BYTES } from '../../evidence';
import { AppError, Refusal } from '../../shared/app-error';
import type { FetchedMedia, MediaKind } from '../../shared/chat';
import { CLOCK, type Clock } from '../../shared/clock';
import { cleanFileName } from '../sound-message';
import { WEB, WEB_OPTIONS, type WebOptions } from './web.options';

/** An upload as it is known; `ref` is what messages name. */
export interface Upload {
  ref: string;
  /** Who uploaded it; empty for a copy of what another channel holds. */
  personId: string;
  kind: MediaKind;
  mime: string;
  fileName: string | null;
  bytes: number;
}

interface Row {
  ref: string;
  person_id: string;
  kind: MediaKind;
  mime: string;
  file_name: string | null;
  bytes: number;
  stored_as: string;
}

const COLUMNS = ['ref', 'person_id', 'kind', 'mime', 'file_name', 'bytes', 'stored_as', 'created_at'];
const REF = /^[0-9a-f]{32}$/;

/**
 * The uploads of the web channel: bytes in a folder under names of chance, until they are kept as evidence; the rest in
 * the database.
 */
@Injectable()
export class WebMediaStore {
  private readonly folder: string;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.folder = join(options.mediaDir, 'web');
  }

  /** Keeps what comes in. Throws `media.tooLarge` or `media.empty`, and then keeps nothing. */
  async save(personId: string, content: AsyncIterable<Buffer>, fileName?: string): Promise<Upload> {
    const ref = randomBytes(16).toString('hex');
    const draft = join(this.folder, 'incoming', ref);
    await mkdir(dirname(draft), { recursive: true });
    try {
      const { head, bytes } = await this.write(draft, content);
      const { kind, mime, extension } = sniff(head);
      const upload: Upload = { ref, personId, kind, mime, fileName: cleanFileName(fileName ?? ''), bytes };
      const storedAs = join(ref.slice(0, 2), `${ref}.${extension}`);
      await mkdir(join(this.folder, ref.slice(0, 2)), { recursive: true });
      await rename(draft, join(this.folder, storedAs));
      await this.remember(upload, storedAs);
      return upload;
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** What is known of an upload; `null` when there is none. */
  async find(ref: string): Promise<Upload | null> {
    const row = await this.row(ref);
    return row && toUpload(row);
  }

  /** Those of these uploads that the person made, in the order asked for; throws `media.unknown` if one is missing. */
  async ownedBy(personId: string, refs: readonly string[]): Promise<Upload[]> {
    if (!refs.length) return [];
    const rows = await this.unitOfWork.read<Row>(
      `SELECT * FROM web_uploads WHERE ${this.unitOfWork.in('ref')} AND person_id = ?`,
      [listOf(refs), personId],
    );
    const known = new Map(rows.map((row) => [row.ref, toUpload(row)]));
    return refs.map((ref) => {
      const upload = known.get(ref);
      if (!upload) throw new Refusal('media.unknown');
      return upload;
    });
  }

  /** Where the bytes lie. Throws `media.gone`, also when only the file is. */
  async path(ref: string): Promise<string> {
    const row = await this.row(ref);
    if (!row) throw new AppError('media.gone');
    const path = join(this.folder, row.stored_as);
    await access(path).catch((cause: unknown) => {
      throw new AppError('media.gone', {}, { cause });
    });
    return path;
  }

  /** The bytes themselves. Throws `media.gone` or `media.tooLarge`. */
  async fetch(ref: string): Promise<FetchedMedia> {
    const row = await this.row(ref);
    if (!row) throw new AppError('media.gone');
    const path = await this.pathOf(row);
    try {
      const { size } = await stat(path);
      if (size > this.options.maxMediaBytes) throw new AppError('media.tooLarge');
      const bytes = await readFile(path);
      return { bytes, mime: row.mime, ...(row.file_name ? { fileName: row.file_name } : {}) };
    } catch (cause) {
      throw cause instanceof AppError ? cause : new AppError('media.gone', {}, { cause });
    }
  }

  /** What was uploaded is kept elsewhere now, cleaned: the upload itself goes. */
  async release(ref: string): Promise<void> {
    const row = await this.row(ref);
    if (row) await rm(join(this.folder, row.stored_as), { force: true });
  }

  /** Where the upload lies, or after its release what was kept of it. */
  private async pathOf(row: Row): Promise<string> {
    const { items, vault } = this.options.evidence;
    const kept = await items.find({ channel: WEB, account: WEB, ref: row.ref });
    return kept ? vault.files.path(kept) : join(this.folder, row.stored_as);
  }

  private async row(ref: string): Promise<Row | null> {
    if (!REF.test(ref)) return null;
    const [row] = await this.unitOfWork.read<Row>('SELECT * FROM web_uploads WHERE ref = ?', [ref]);
    return row ?? null;
  }

  private async write(path: string, content: AsyncIterable<Buffer>): Promise<{ head: Buffer; bytes: number }> {
    const file = await open(path, 'wx', 0o640);
    let head: Buffer = Buffer.alloc(0);
    let bytes = 0;
    try {
      for await (const chunk of content) {
        bytes += chunk.length;
        if (bytes > this.options.maxMediaBytes) {
          throw new Refusal('media.tooLarge', { maxBytes: this.options.maxMediaBytes });
        }
        if (head.length < SNIFF_BYTES) head = Buffer.concat([head, chunk]).subarray(0, SNIFF_BYTES);
        await file.write(chunk);
      }
      // What was acknowledged to a person survives a power cut.
      await file.sync();
    } finally {
      await file.close();
    }
    if (!bytes) throw new Refusal('media.empty');
    return { head, bytes };
  }

  private remember({ ref, personId, kind, mime, fileName, bytes }: Upload, storedAs: string): Promise<unknown> {
    const values = [ref, personId, kind, mime, fileName, bytes, storedAs, this.clock.now().getTime()];
    return this.unitOfWork.run((sql) => sql.insert('web_uploads', COLUMNS, [values]));
  }
}

function toUpload(row: Row): Upload {
  const { ref, kind, mime, bytes } = row;
  return { ref, personId: row.person_id, kind, mime, fileName: row.file_name, bytes: Number(bytes) };
}
