import type { UnitOfWork } from '../database';
import type { InboundMessage } from '../shared/chat';
import type { Clock } from '../shared/clock';
import { albumId, type Inbox } from './inbox';
import type { Lanes } from './lanes';
import { errorCode, type Logger } from './logger';
import type { Scheduler } from './scheduler';
import { albumKeyOf, conversationOf, type AlbumRef } from './turn-job';

interface Pending {
  album: AlbumRef;
  calm: () => void;
}

export interface AlbumParts {
  lanes: Lanes;
  inbox: Inbox;
  unitOfWork: UnitOfWork;
  clock: Clock;
  scheduler: Scheduler;
  logger: Logger;
}

/** How long after its newest part an album is taken to be whole. */
const WHOLE_AFTER_MS = 1_000;
/** An album of another instance is left to it for so long. */
const GRACE_MS = 2_000;
const AT_A_TIME = 200;

/**
 * Parts of an album arrive as messages of their own. Each is stored and acknowledged; when no more came for a second, or
 * when the person says something else, the whole album enters the lane as one message. A part that comes later still is
 * a message of its own.
 */
export class Albums {
  private readonly pending = new Map<string, Pending>();
  private readonly entered = new Set<string>();

  constructor(private readonly parts: AlbumParts) {}

  /** Keeps a part; resolves when it is stored. */
  part(key: string, message: InboundMessage & { albumKey: string }): Promise<void> {
    const { channel, account } = message;
    const album = { channel, account, albumKey: albumKeyOf(key, message.albumKey) };
    if (this.pending.get(key)?.album.albumKey !== album.albumKey) this.flush(key);
    this.await(key, album, WHOLE_AFTER_MS);
    const dueAt = this.now() + WHOLE_AFTER_MS;
    return this.parts.lanes.submit({ kind: 'part', key, message, albumKey: album.albumKey, dueAt });
  }

  /** The person went on: what is there of the album enters the lane now. */
  flush(key: string): void {
    const pending = this.pending.get(key);
    if (!pending) return;
    pending.calm();
    this.pending.delete(key);
    this.enter(key, pending.album);
  }

  /** Finds the parts that waited when the process ended; to be called before messages are taken. */
  async recover(): Promise<void> {
    const { inbox, unitOfWork } = this.parts;
    const soon = this.now() + WHOLE_AFTER_MS;
    for (const { dueAt, ...album } of await inbox.waiting(unitOfWork, soon, AT_A_TIME)) {
      const key = conversationOf(album.albumKey);
      this.flush(key);
      this.await(key, album, Math.max(0, dueAt - this.now()));
    }
  }

  /** Enters what is overdue and in nobody's memory: another instance's, or what the operator wants tried again. */
  async sweep(): Promise<void> {
    const { inbox, unitOfWork } = this.parts;
    for (const { channel, account, albumKey } of await inbox.waiting(unitOfWork, this.now() - GRACE_MS, AT_A_TIME)) {
      const key = conversationOf(albumKey);
      const album = { channel, account, albumKey };
      const known = this.pending.get(key)?.album.albumKey === albumKey || this.entered.has(albumId(album));
      if (!known) this.enter(key, album);
    }
  }

  private await(key: string, album: AlbumRef, ms: number): void {
    this.pending.get(key)?.calm();
    this.pending.set(key, { album, calm: this.parts.scheduler.after(ms, () => this.flush(key)) });
  }

  private enter(key: string, album: AlbumRef): void {
    const id = albumId(album);
    this.entered.add(id);
    void this.parts.lanes
      .submit({ kind: 'album', key, album })
      .catch((error) => this.parts.logger.warn({ code: errorCode(error) }, 'an album waits for the next sweep'))
      .finally(() => this.entered.delete(id));
  }

  private now(): number {
    return this.parts.clock.now().getTime();
  }
}
