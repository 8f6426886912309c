import { firstIdAt, listOfRows, rowsFrom, type UnitOfWork } from '../../database';
import { mediumIdentity } from '../../evidence';
import { Refusal } from '../../shared/app-error';
import type { Clock } from '../../shared/clock';
import { residentChat, ROOM_PREFIX } from './web.address';
import { MAX_MEDIA, WEB, type WebOptions } from './web.options';

const HOUR_MS = 3_600_000;

/** A message may name an upload for so long; well before it goes, so that none goes from under a message. */
export const NAMEABLE_MS = 23 * HOUR_MS;

/** What no message named goes after so long. */
const KEPT_MS = 24 * HOUR_MS;

/** Clocks of two instances may differ so much. */
const SKEW_MS = 60_000;

/** Messages' worth of files that one person may have uploaded and not sent. */
const UNSENT_MESSAGES = 3;

/** A row of `web_uploads`, as far as it matters here. */
export interface UploadRow {
  ref: string;
  person_id: string;
  bytes: number;
  stored_as: string;
  created_at: number;
}

/** Which uploads were never sent. */
export class UnsentUploads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly options: WebOptions,
    private readonly clock: Clock,
  ) {}

  /** Throws `media.unsent` when the person has as much waiting as anybody may, with so many bytes more. */
  async admit(personId: string, bytes = 0): Promise<void> {
    const limit = this.options.unsent ?? {
      files: UNSENT_MESSAGES * MAX_MEDIA,
      bytes: UNSENT_MESSAGES * MAX_MEDIA * this.options.maxMediaBytes,
    };
    const fits = (rows: readonly UploadRow[]): boolean =>
      rows.length < limit.files && rows.reduce((sum, row) => sum + Number(row.bytes), bytes) <= limit.bytes;
    const rows = await this.unitOfWork.read<UploadRow>(
      `SELECT * FROM web_uploads WHERE person_id = ? AND person_id <> ''`,
      [personId],
    );
    if (fits(rows) || fits((await this.sorted(rows)).unsent)) return;
    throw new Refusal('media.unsent', { maxFiles: limit.files, maxBytes: limit.bytes });
  }

  /**
   * Among the next so many uploads that are more than a day old: those that no message named, and those that are kept as
   * evidence. `last` is where to go on, null at the end. Copies of what other channels hold are no uploads.
   */
  async spent(after: string, limit: number): Promise<{ spent: UploadRow[]; last: string | null }> {
    const rows = await this.unitOfWork.read<UploadRow>(
      `SELECT * FROM web_uploads WHERE ref > ? AND person_id <> '' AND created_at < ? ORDER BY ref LIMIT ?`,
      [after, this.clock.now().getTime() - KEPT_MS, limit],
    );
    const { kept, unsent } = await this.sorted(rows);
    return { spent: [...kept, ...unsent], last: rows.length < limit ? null : (rows[rows.length - 1]?.ref ?? null) };
  }

  private async sorted(rows: readonly UploadRow[]): Promise<{ kept: UploadRow[]; unsent: UploadRow[] }> {
    const nameOf = ({ ref }: UploadRow) => ({ channel: WEB, account: WEB, ref });
    const known = await this.options.evidence.items.known(rows.map(nameOf));
    const stateOf = (row: UploadRow) => known.get(mediumIdentity(nameOf(row)));
    const others = rows.filter((row) => stateOf(row) === undefined);
    const named = await this.named(others);
    return {
      kept: rows.filter((row) => stateOf(row) === 'kept'),
      unsent: others.filter(({ ref }) => !named.has(ref)),
    };
  }

  /** Those that a message named which is no evidence: in a group, or one that could not be handled. */
  private async named(rows: readonly UploadRow[]): Promise<Set<string>> {
    if (!rows.length) return new Set();
    const asked = rows.map(({ ref, person_id, created_at }) => [
      ref,
      residentChat(person_id),
      firstIdAt(Number(created_at) - SKEW_MS),
    ]);
    const names = `m.id >= j.value ->> 2 AND m.payload LIKE '%' || (j.value ->> 0) || '%'`;
    const found = await this.unitOfWork.read<{ ref: string }>(
      `SELECT j.value ->> 0 AS ref FROM ${rowsFrom(this.unitOfWork)}
        WHERE EXISTS (SELECT 1 FROM web_messages m WHERE m.chat_id = j.value ->> 1 AND ${names})
          OR EXISTS (SELECT 1 FROM web_messages m WHERE m.chat_id LIKE '${ROOM_PREFIX}%' AND ${names})`,
      [listOfRows(asked)],
    );
    return new Set(found.map(({ ref }) => ref));
  }
}
