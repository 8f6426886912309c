import { Injectable } from '@nestjs/common';
import { listOf, rowsFrom, UnitOfWork, type Sql } from '../database';
import type { Clock } from '../shared/clock';
import { findingOf, jobOf, nameOf, theseMedia, type EvidenceJob, type Finding, type MediumName } from './evidence-item';
import type { KeptFile } from './evidence-vault';
import type { HiddenPlace } from './hidden-place';
import type { ContentName } from './media-files';

/** How long a job may be in somebody's hands, waiting and being worked at, before somebody else takes it. */
const LEASE_MS = 600_000;
const AT_A_TIME = 200;
const ONE = 'channel = ? AND account = ? AND ref = ?';

/** What became of a fetch: the file, and what is to be done or asked because of it. */
export interface Fetched {
  file: KeptFile;
  place: HiddenPlace | null;
  /** Whether it is to be listened to. */
  hear: boolean;
}

/** A job, and what came of it. */
export interface FetchedJob {
  job: EvidenceJob;
  fetched: Fetched;
}

/** The jobs of evidence: who takes which step when, and what is to be told. Every change is a statement of its own. */
@Injectable()
export class EvidenceQueue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whether a job is due and whether somebody is to be told; reading does not queue behind the writers. */
  async pending(): Promise<{ due: boolean; untold: boolean }> {
    const now = this.now();
    const [row] = await this.unitOfWork.read<{ due: number; untold: number }>(
      `SELECT CASE WHEN EXISTS (SELECT 1 FROM evidence_items WHERE next_at <= ?) THEN 1 ELSE 0 END AS due,
        CASE WHEN EXISTS (SELECT 1 FROM evidence_items WHERE tell_at <= ? AND conversation IS NOT NULL)
          THEN 1 ELSE 0 END AS untold`,
      [now, now],
    );
    return { due: row?.due === 1, untold: row?.untold === 1 };
  }

  /** Takes up to so many due jobs into this process's hands; on PostgreSQL other instances take others. */
  async claim(limit: number): Promise<EvidenceJob[]> {
    const now = this.now();
    const skip = this.unitOfWork.dialect === 'postgres' ? ' FOR UPDATE SKIP LOCKED' : '';
    const rows = await this.unitOfWork.single(
      `UPDATE evidence_items SET next_at = ?, tries = tries + 1
        WHERE (channel, account, ref) IN (SELECT channel, account, ref FROM evidence_items
          WHERE next_at <= ? ORDER BY next_at LIMIT ${limit}${skip}) RETURNING *`,
      [now + LEASE_MS, now],
    );
    return rows.map(jobOf);
  }

  /** At boot, where this process is the only one: what the last run had in hand is due now. */
  async recover(): Promise<void> {
    if (this.unitOfWork.dialect !== 'sqlite') return;
    const now = this.now();
    await this.unitOfWork.run((sql) =>
      sql.query('UPDATE evidence_items SET next_at = ? WHERE next_at > ? AND next_at <= ?', [now, now, now + LEASE_MS]),
    );
  }

  /** These lie here, in one statement. A place is kept only until the person was asked. */
  async fetched(sql: Pick<Sql, 'query'>, notes: readonly FetchedJob[]): Promise<void> {
    const now = this.now();
    await sql.query(
      `UPDATE evidence_items SET state = j.value ->> 3, tries = 0, next_at = CAST(j.value ->> 4 AS bigint), error = NULL,
        kind = j.value ->> 5, hash = j.value ->> 6, extension = j.value ->> 7, mime = j.value ->> 8,
        bytes = CAST(j.value ->> 9 AS bigint), thumbnail = CAST(j.value ->> 10 AS integer),
        lat = CAST(j.value ->> 11 AS double precision), lon = CAST(j.value ->> 12 AS double precision),
        tell_at = CAST(j.value ->> 13 AS bigint), kept_at = CAST(j.value ->> 14 AS bigint) FROM ${rowsFrom(this.unitOfWork)}
        WHERE channel = j.value ->> 0 AND account = j.value ->> 1 AND ref = j.value ->> 2 AND evidence_items.state = 'fetch'`,
      [JSON.stringify(notes.map((note) => fetchedRow(note, now)))],
    );
  }

  /** It was listened to; null when nothing could be heard. */
  async heard(sql: Sql, { channel, account, ref }: MediumName, words: string | null): Promise<void> {
    await sql.query(
      `UPDATE evidence_items SET state = 'kept', next_at = NULL, error = NULL, words = ?, tell_at = ?
        WHERE ${ONE} AND state = 'hear'`,
      [words, words === null ? null : this.now(), channel, account, ref],
    );
  }

  /** The step failed and is to be tried again after so long. */
  async later(sql: Sql, { channel, account, ref, step }: EvidenceJob, afterMs: number, error: string): Promise<void> {
    await sql.query(`UPDATE evidence_items SET next_at = ?, error = ? WHERE ${ONE} AND state = ?`, [
      this.now() + afterMs,
      error,
      channel,
      account,
      ref,
      step,
    ]);
  }

  /** It cannot be fetched any more. Who sent it is told; of what a ticket holds, the ticket tells. */
  async lost(sql: Sql, { channel, account, ref }: MediumName, error: string): Promise<void> {
    await sql.query(
      `UPDATE evidence_items SET state = 'lost', next_at = NULL, error = ?,
        tell_at = CASE WHEN owned = 0 THEN CAST(? AS bigint) END WHERE ${ONE} AND state = 'fetch'`,
      [error, this.now(), channel, account, ref],
    );
  }

  /** Conversations that are to be told of something. */
  async untold(): Promise<string[]> {
    const rows = await this.unitOfWork.read<{ conversation: string }>(
      `SELECT DISTINCT conversation FROM evidence_items WHERE tell_at <= ? AND conversation IS NOT NULL LIMIT ${AT_A_TIME}`,
      [this.now()],
    );
    return rows.map(({ conversation }) => conversation);
  }

  /** Takes what is to be told, in the turn's own transaction: each is told once, and forgotten here. */
  async takeFindings(sql: Sql, conversations: readonly string[]): Promise<Map<string, Finding[]>> {
    const found = new Map<string, Finding[]>();
    if (!conversations.length) return found;
    const rows = await sql.query(
      `SELECT * FROM evidence_items WHERE tell_at IS NOT NULL AND ${sql.in('conversation')} ORDER BY created_at, ref
        ${sql.dialect === 'postgres' ? 'FOR UPDATE' : ''}`,
      [listOf(conversations)],
    );
    if (!rows.length) return found;
    const [these, list] = theseMedia(sql.dialect, rows.map(nameOf));
    await sql.query(`UPDATE evidence_items SET tell_at = NULL, lat = NULL, lon = NULL, words = NULL WHERE ${these}`, [
      list,
    ]);
    for (const row of rows) {
      const key = String(row.conversation);
      found.set(key, [...(found.get(key) ?? []), findingOf(row)]);
    }
    return found;
  }

  /** Telling failed: that conversation is let alone for so long. */
  async postpone(conversation: string, ms: number): Promise<void> {
    await this.unitOfWork.run((sql) =>
      sql.query('UPDATE evidence_items SET tell_at = ? WHERE conversation = ? AND tell_at IS NOT NULL', [
        this.now() + ms,
        conversation,
      ]),
    );
  }

  /** Forgets up to so many media that no ticket took in all that time; tells how many, and the files nobody else has. */
  forget(sql: Sql, olderThanMs: number, limit: number): Promise<{ rows: number; files: ContentName[] }> {
    return forget(sql, this.now() - olderThanMs, limit);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

function fetchedRow({ job, fetched: { file, place, hear } }: FetchedJob, now: number): unknown[] {
  const { channel, account, ref, conversation } = job;
  const ask = conversation === null ? null : place;
  return [
    ...[
      channel,
      account,
      ref,
      hear ? 'hear' : 'kept',
      hear ? now : null,
      file.kind,
      file.hash,
      file.extension,
      file.mime,
    ],
    ...[file.bytes, file.hasThumbnail ? 1 : 0, ask?.lat ?? null, ask?.lon ?? null, ask ? now : null, now],
  ];
}

async function forget(sql: Sql, before: number, limit: number): Promise<{ rows: number; files: ContentName[] }> {
  const gone = await sql.query<{ hash: string | null; extension: string | null }>(
    `DELETE FROM evidence_items WHERE (channel, account, ref) IN (SELECT channel, account, ref FROM evidence_items
      WHERE owned = 0 AND created_at < ? ORDER BY created_at LIMIT ${limit}) RETURNING hash, extension`,
    [before],
  );
  const names = gone.flatMap(({ hash, extension }) => (hash && extension ? [{ hash, extension }] : []));
  if (!names.length) return { rows: gone.length, files: [] };
  const rest = await sql.query<{ hash: string }>(`SELECT hash FROM evidence_items WHERE ${sql.in('hash')}`, [
    listOf(names.map(({ hash }) => hash)),
  ]);
  const used = new Set(rest.map(({ hash }) => hash));
  const unique = [...new Map(names.map((name) => [name.hash, name])).values()];
  return { rows: gone.length, files: unique.filter(({ hash }) => !used.has(hash)) };
}
