import { randomBytes } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { listOf, UnitOfWork } from '../../database';
import { sniff, SNIFF_BYTES, type EvidenceItems } from '../../evidence';
import { AppError, Refusal } from '../../shared/app-error';
import type { FetchedMedia, MediaKind } from '../../shared/chat';
import { CLOCK, type Clock } from '../../shared/clock';
import { cleanFileName } from '../sound-message';
import { NAMEABLE_MS, UnsentUploads, type UploadRow } from './web-unsent';
import { WEB, WEB_OPTIONS, type WebOptions } from './web.options';

/** An upload as it is known; `ref` is what messages name. */
export interface Upload {
  ref: string;
  /** Who uploaded it; empty for a copy of what another channel holds, and once only the evidence is left. */
  personId: string;
  kind: MediaKind;
  mime: string;
  fileName: string | null;
  bytes: number;
}

interface Row extends UploadRow {
  kind: MediaKind;
  mime: string;
  file_name: string | null;
}

/** The folder for what is still coming in. */
export const INCOMING = 'incoming';

/** Where the uploads lie. */
export function uploadFolder({ mediaDir }: Pick<WebOptions, 'mediaDir'>): string {
  return join(mediaDir, 'web');
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
  private readonly unsent: UnsentUploads;

  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(WEB_OPTIONS) private readonly options: WebOptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.folder = uploadFolder(options);
    this.unsent = new UnsentUploads(unitOfWork, options, clock);
  }

  /** Throws `media.unsent` when a person has uploaded too much and not sent it. */
  admit(personId: string): Promise<void> {
    return this.unsent.admit(personId);
  }

  /** Keeps what comes in. Throws `media.tooLarge`, `media.empty` or `media.unsent`, and then keeps nothing. */
  async save(personId: string, content: AsyncIterable<Buffer>, fileName?: string): Promise<Upload> {
    const ref = randomBytes(16).toString('hex');
    const draft = join(this.folder, INCOMING, ref);
    let lies = draft;
    await mkdir(dirname(draft), { recursive: true });
    try {
      const { head, bytes } = await this.write(draft, content);
      // Copies of what other channels hold are nobody's.
      if (personId) await this.unsent.admit(personId, bytes);
      const { kind, mime, extension } = sniff(head);
      const upload: Upload = { ref, personId, kind, mime, fileName: cleanFileName(fileName ?? ''), bytes };
      const storedAs = join(ref.slice(0, 2), `${ref}.${extension}`);
      await mkdir(join(this.folder, ref.slice(0, 2)), { recursive: true });
      await rename(draft, join(this.folder, storedAs));
      lies = join(this.folder, storedAs);
      await this.remember(upload, storedAs);
      return upload;
    } catch (error) {
      await rm(lies, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  /** What is known of an upload, or of what was kept of it; `null` when there is nothing. */
  async find(ref: string): Promise<Upload | null> {
    const row = await this.row(ref);
    if (row) return toUpload(row);
    const kept = await this.kept(ref);
    if (!kept) return null;
    const { kind, mime, fileName, bytes } = kept;
    return { ref, personId: '', kind, mime, fileName, bytes };
  }

  /**
   * Those of these uploads that the person made within a day, in the order asked for; throws `media.unknown` if one is
   * missing.
   */
  async ownedBy(personId: string, refs: readonly string[]): Promise<Upload[]> {
    if (!refs.length) return [];
    const rows = await this.unitOfWork.read<Row>(
      `SELECT * FROM web_uploads WHERE ${this.unitOfWork.in('ref')} AND person_id = ? AND created_at > ?`,
      [listOf(refs), personId, this.clock.now().getTime() - NAMEABLE_MS],
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
    const upload = await this.find(ref);
    if (!upload) throw new AppError('media.gone');
    const { mime, fileName } = upload;
    const kept = await this.kept(ref);
    const path = kept ? this.options.evidence.vault.files.path(kept) : await this.path(ref);
    try {
      const { size } = await stat(path);
      if (size > this.options.maxMediaBytes) throw new AppError('media.tooLarge');
      return { bytes: await readFile(path), mime, ...(fileName ? { fileName } : {}) };
    } catch (cause) {
      throw cause instanceof AppError ? cause : new AppError('media.gone', {}, { cause });
    }
  }

  /**
   * What was uploaded is kept elsewhere now, cleaned: the upload itself goes. Its row stays for a day (`forget`), for the
   * page may say again what it said, and shows its own upload meanwhile.
   */
  async release(ref: string): Promise<void> {
    const row = await this.row(ref);
    if (row) await rm(join(this.folder, row.stored_as), { force: true });
  }

  /**
   * Of so many uploads of more than a day, those after the ref: forgets what no message named and what was kept as
   * evidence, the file first. Tells where to go on, null at the end, and how many could not be removed and keep their rows.
   */
  async forget(after: string, limit: number): Promise<{ last: string | null; stuck: number }> {
    const { spent, last } = await this.unsent.spent(after, limit);
    const removed = await Promise.allSettled(
      spent.map(async ({ ref, stored_as }) => {
        await rm(join(this.folder, stored_as), { force: true });
        return ref;
      }),
    );
    const gone = removed.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    if (gone.length) {
      await this.unitOfWork.run((sql) => sql.query(`DELETE FROM web_uploads WHERE ${sql.in('ref')}`, [listOf(gone)]));
    }
    return { last, stuck: spent.length - gone.length };
  }

  /** Those of the refs that have a row. */
  async known(refs: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.unitOfWork.read<{ ref: string }>(
      `SELECT ref FROM web_uploads WHERE ${this.unitOfWork.in('ref')}`,
      [listOf(refs)],
    );
    return new Set(rows.map(({ ref }) => ref));
  }

  /** What was kept of an upload. */
  private async kept(ref: string): ReturnType<EvidenceItems['find']> {
    return REF.test(ref) ? this.options.evidence.items.find({ channel: WEB, account: WEB, ref }) : null;
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
