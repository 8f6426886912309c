import { listOfRows, rowsFrom, type Bundle, type Sql, type UnitOfWork } from '../database';
import type { InboundMessage } from '../shared/chat';
import type { Clock } from '../shared/clock';
import { assembleAlbum } from './album-assembly';
import { albumKeyOf, type AlbumRef } from './turn-job';

/** A message to be claimed; `hold` keeps it as a part of an album instead of handling it now. */
export interface Arrival {
  message: InboundMessage;
  hold: { albumKey: string; dueAt: number } | null;
}

/** An album some of whose parts wait. */
export interface WaitingAlbum extends AlbumRef {
  dueAt: number;
}

interface PartRow {
  channel: string;
  account: string;
  event_id: string;
  album_key: string;
  payload: string;
}

const COLUMNS = [
  'channel',
  'account',
  'event_id',
  'state',
  'album_key',
  'payload',
  'due_at',
  'received_at',
  'attempts',
  'error',
] as const;

/**
 * What arrived, so that nothing is handled twice: a row means "never again". `waiting` are parts of an album (or what an
 * operator wants tried again), `dead` is what failed and awaits a person; both hold the message. `done` holds none.
 */
export class Inbox {
  constructor(private readonly clock: Clock) {}

  /** Notes the messages in one statement and tells which are new; a repeat, also within the list, is not. */
  async claim(sql: Sql, arrivals: readonly Arrival[]): Promise<Set<Arrival>> {
    const byId = new Map<string, Arrival>();
    for (const arrival of arrivals) {
      const id = identity(arrival.message.channel, arrival.message.account, arrival.message.eventId);
      if (!byId.has(id)) byId.set(id, arrival);
    }
    // Sorted, so that two instances that were handed the same messages cannot block each other.
    const rows = [...byId.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, a]) => this.rowOf(a));
    const written = await sql.insert<PartRow>('inbox', COLUMNS, rows, {
      conflict: 'DO NOTHING',
      returning: 'channel, account, event_id',
    });
    return new Set(written.map((row) => byId.get(identity(row.channel, row.account, row.event_id)) as Arrival));
  }

  /** Notes messages that are all new; when one is not, the bundle fails. */
  claimEvery(sql: Bundle, messages: readonly InboundMessage[]): void {
    const rows = messages.map((message) => this.rowOf({ message, hold: null }));
    sql.insertEvery('inbox', COLUMNS, rows);
  }

  /**
   * Takes the waiting parts of albums and marks them handled; each album comes back as one message. An album that
   * another turn took is missing.
   */
  async collect(sql: Sql, albums: readonly AlbumRef[]): Promise<Map<string, InboundMessage>> {
    const parts = await this.waitingParts(sql, albums);
    const assembled = new Map<string, InboundMessage>();
    if (!parts.length) return assembled;
    await sql.query(
      `UPDATE inbox SET state = 'done', payload = NULL, due_at = NULL FROM ${rowsFrom(sql)}
        WHERE channel = j.value ->> 0 AND account = j.value ->> 1 AND event_id = j.value ->> 2`,
      [listOfRows(parts.map((part) => [part.channel, part.account, part.event_id]))],
    );
    const byAlbum = new Map<string, PartRow[]>();
    for (const part of parts) byAlbum.set(albumIdOf(part), [...(byAlbum.get(albumIdOf(part)) ?? []), part]);
    for (const [id, group] of byAlbum) {
      const message = assembleAlbum(group.map((part) => readMessage(part.payload)));
      if (message) assembled.set(id, message);
    }
    return assembled;
  }

  /** Albums that wait and were due before `dueBefore`, oldest first. */
  async waiting(reader: Pick<UnitOfWork, 'read'>, dueBefore: number, limit: number): Promise<WaitingAlbum[]> {
    return reader.read<WaitingAlbum>(
      `SELECT channel, account, album_key AS "albumKey", MAX(due_at) AS "dueAt" FROM inbox WHERE state = 'waiting'
        GROUP BY channel, account, album_key HAVING MAX(due_at) <= ? ORDER BY MAX(due_at) LIMIT ?`,
      [dueBefore, limit],
    );
  }

  /** Keeps a message that could not be handled, for the operator. */
  async bury(sql: Sql, conversation: string, message: InboundMessage, error: string, attempts: number): Promise<void> {
    const { channel, account, eventId } = message;
    // The key under which it waits if the operator has it tried again.
    const albumKey = albumKeyOf(conversation, `again ${eventId}`);
    const payload = JSON.stringify(message);
    const now = this.clock.now().getTime();
    await sql.insert(
      'inbox',
      COLUMNS,
      [[channel, account, eventId, 'dead', albumKey, payload, null, now, attempts, error]],
      {
        conflict: `(channel, account, event_id) DO UPDATE SET state = 'dead', album_key = excluded.album_key,
          payload = excluded.payload, due_at = NULL, attempts = inbox.attempts + excluded.attempts, error = excluded.error`,
      },
    );
  }

  private rowOf({ message, hold }: Arrival): (string | number | null)[] {
    const { channel, account, eventId } = message;
    const now = this.clock.now().getTime();
    if (!hold) return [channel, account, eventId, 'done', null, null, null, now, 0, null];
    return [channel, account, eventId, 'waiting', hold.albumKey, JSON.stringify(message), hold.dueAt, now, 0, null];
  }

  private waitingParts(sql: Sql, albums: readonly AlbumRef[]): Promise<PartRow[]> {
    const lock = sql.dialect === 'postgres' ? ' ORDER BY i.event_id FOR UPDATE OF i' : '';
    return sql.query<PartRow>(
      `SELECT i.channel, i.account, i.event_id, i.album_key, i.payload FROM ${rowsFrom(sql)} CROSS JOIN inbox i
        WHERE i.state = 'waiting' AND i.channel = j.value ->> 0 AND i.account = j.value ->> 1
          AND i.album_key = j.value ->> 2${lock}`,
      [listOfRows(albums.map(({ channel, account, albumKey }) => [channel, account, albumKey]))],
    );
  }
}

/** One text for an album's place, to look it up in what `collect` hands back. */
export function albumId(album: AlbumRef): string {
  return identity(album.channel, album.account, album.albumKey);
}

function albumIdOf(part: PartRow): string {
  return identity(part.channel, part.account, part.album_key);
}

function identity(channel: string, account: string, id: string): string {
  return JSON.stringify([channel, account, id]);
}

function readMessage(payload: string): InboundMessage {
  const message = JSON.parse(payload) as InboundMessage;
  return { ...message, sentAt: new Date(message.sentAt) };
}
