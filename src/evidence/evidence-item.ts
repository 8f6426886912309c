import { rowsFrom, type SqlRow, type SqlValue } from '../database';
import type { MediaKind } from '../shared/chat';
import type { KeptFile } from './evidence-vault';

/** A medium is late, and said to be, when so many tries have failed: one may fail by chance. */
export const LATE_AFTER = 2;

/** A medium as its channel names it. */
export interface MediumName {
  channel: string;
  account: string;
  ref: string;
}

/** A medium that is to be fetched. */
export interface ExpectedMedium extends MediumName {
  kind: MediaKind;
  fileName?: string | undefined;
  /** Who may be asked about it; null where nobody is asked. */
  conversation: string | null;
}

/** A step in somebody's hands: fetch it, or listen to it. */
export interface EvidenceJob extends MediumName {
  step: 'fetch' | 'hear';
  /** Tries of this step, this one included. */
  tries: number;
  kind: MediaKind;
  conversation: string | null;
  fileName: string | null;
  /** Earlier tries failed, and the ticket says so. */
  isLate: boolean;
  /** What is kept of it; null before it was fetched. */
  file: KeptFile | null;
}

/** What was found in a medium and waits to be put to the person. */
export interface Finding extends MediumName {
  place: { lat: number; lon: number } | null;
  words: string | null;
  /** Why it could not be had, and will not be; null when it is here. */
  lost: string | null;
}

/** One text for a medium, to look things up by. */
export function mediumIdentity({ channel, account, ref }: MediumName): string {
  return JSON.stringify([channel, account, ref]);
}

/** A condition that picks media by their names, and its one parameter. */
export function theseMedia(dialect: 'sqlite' | 'postgres', media: readonly MediumName[]): [string, SqlValue] {
  // In order, so that the same media are the same question.
  const names = media.map(({ channel, account, ref }) => JSON.stringify([channel, account, ref])).sort();
  const these = `SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2 FROM ${rowsFrom({ dialect })}`;
  return [`(channel, account, ref) IN (${these})`, `[${names.join(',')}]`];
}

/** The medium that a row is about. */
export function nameOf(row: SqlRow): MediumName {
  return { channel: String(row.channel), account: String(row.account), ref: String(row.ref) };
}

/** What is kept of a row's medium; null when nothing is. */
export function fileOf(row: SqlRow): KeptFile | null {
  if (row.hash === null) return null;
  return {
    hash: String(row.hash),
    extension: String(row.extension),
    kind: String(row.kind) as MediaKind,
    mime: String(row.mime),
    bytes: Number(row.bytes),
    hasThumbnail: Number(row.thumbnail) === 1,
  };
}

/** A claimed row as a job. */
export function jobOf(row: SqlRow): EvidenceJob {
  return {
    ...nameOf(row),
    step: row.state === 'hear' ? 'hear' : 'fetch',
    tries: Number(row.tries),
    kind: String(row.kind) as MediaKind,
    conversation: row.conversation === null ? null : String(row.conversation),
    fileName: row.file_name === null ? null : String(row.file_name),
    isLate: row.error !== null && Number(row.tries) > LATE_AFTER,
    file: fileOf(row),
  };
}

/** A row with something to tell as a finding. */
export function findingOf(row: SqlRow): Finding {
  return {
    ...nameOf(row),
    place: row.lat === null || row.lon === null ? null : { lat: Number(row.lat), lon: Number(row.lon) },
    words: row.words === null ? null : String(row.words),
    lost: row.state === 'lost' ? String(row.error) : null,
  };
}
