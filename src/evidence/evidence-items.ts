import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Sql, type SqlRow } from '../database';
import type { Clock } from '../shared/clock';
import {
  fileOf,
  LATE_AFTER,
  mediumIdentity,
  nameOf,
  theseMedia,
  type ExpectedMedium,
  type MediumName,
} from './evidence-item';
import type { KeptFile } from './evidence-vault';

/** How many of some media could not be fetched: not yet, and not any more. */
export interface Missing {
  notYet: number;
  never: number;
}

export const NOTHING_MISSING: Missing = Object.freeze({ notYet: 0, never: 0 });

const COLUMNS = [
  'channel',
  'account',
  'ref',
  'kind',
  'conversation',
  'state',
  'tries',
  'next_at',
  'owned',
  'thumbnail',
  'file_name',
  'created_at',
];

/** What media are known, and how it stands with them. Nothing is asked of the database where there are none. */
@Injectable()
export class EvidenceItems {
  private listener: () => void = () => undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Told after each commit that brought something to fetch. */
  onWork(listener: () => void): void {
    this.listener = listener;
  }

  /** Media that a person sent: they will be fetched. One statement; a repeat changes nothing. */
  expect(sql: Sql, media: readonly ExpectedMedium[]): Promise<void> {
    return this.insert(sql, media, 0, 'DO NOTHING');
  }

  /** Media that a ticket holds from now on: they will be fetched, if they were not, and stay. One statement. */
  attach(sql: Sql, media: readonly Omit<ExpectedMedium, 'conversation'>[]): Promise<void> {
    const nobodys = media.map((medium) => ({ ...medium, conversation: null }));
    return this.insert(sql, nobodys, 1, '(channel, account, ref) DO UPDATE SET owned = 1');
  }

  /** What is kept of a medium; null when nothing is, or not yet. */
  async find({ channel, account, ref }: MediumName): Promise<(KeptFile & { fileName: string | null }) | null> {
    const [row] = await this.unitOfWork.read(
      'SELECT * FROM evidence_items WHERE channel = ? AND account = ? AND ref = ?',
      [channel, account, ref],
    );
    const file = row ? fileOf(row) : null;
    return row && file ? { ...file, fileName: row.file_name === null ? null : String(row.file_name) } : null;
  }

  /** Those of the media that are known, by `mediumIdentity`: kept here, or not. */
  async known(media: readonly MediumName[]): Promise<Map<string, 'kept' | 'notKept'>> {
    if (!media.length) return new Map();
    const [these, list] = theseMedia(this.unitOfWork.dialect, media);
    const rows = await this.unitOfWork.read<SqlRow>(
      `SELECT channel, account, ref, hash FROM evidence_items WHERE ${these}`,
      [list],
    );
    return new Map(rows.map((row) => [mediumIdentity(nameOf(row)), row.hash === null ? 'notKept' : 'kept']));
  }

  /**
   * Those of the media that are late (tries failed) or lost, by `mediumIdentity`. What simply has not been fetched yet
   * is no news.
   */
  async troubled(media: readonly MediumName[]): Promise<Map<string, 'late' | 'lost'>> {
    if (!media.length) return new Map();
    const [these, list] = theseMedia(this.unitOfWork.dialect, media);
    const rows = await this.unitOfWork.read<SqlRow>(
      `SELECT channel, account, ref, state FROM evidence_items
        WHERE (state = 'lost' OR (state = 'fetch' AND error IS NOT NULL AND tries >= ${LATE_AFTER})) AND ${these}`,
      [list],
    );
    return new Map(rows.map((row) => [mediumIdentity(nameOf(row)), row.state === 'lost' ? 'lost' : 'late']));
  }

  private async insert(sql: Sql, media: readonly ExpectedMedium[], owned: 0 | 1, conflict: string): Promise<void> {
    if (!media.length) return;
    const now = this.clock.now().getTime();
    // Sorted and each once, so that two batches with the same media cannot block each other.
    const unique = [...new Map(media.map((medium) => [mediumIdentity(medium), medium])).entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, medium]) => medium);
    const rows = unique.map(({ channel, account, ref, kind, conversation, fileName = null }) => {
      return [channel, account, ref, kind, conversation, 'fetch', 0, now, owned, 0, fileName, now];
    });
    this.unitOfWork.onCommit(() => this.listener());
    await sql.insert('evidence_items', COLUMNS, rows, { conflict });
  }
}

/** Counts what is missing of some media. */
export function missingOf(media: readonly MediumName[], troubled: ReadonlyMap<string, 'late' | 'lost'>): Missing {
  const states = media.map((medium) => troubled.get(mediumIdentity(medium)));
  return {
    notYet: states.filter((state) => state === 'late').length,
    never: states.filter((state) => state === 'lost').length,
  };
}
