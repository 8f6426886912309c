import type { InboundMessage } from '../shared/chat';

/** Where the parts of one album wait. `albumKey` is the stored form, which names the conversation too. */
export interface AlbumRef {
  channel: string;
  account: string;
  albumKey: string;
}

/** One thing that waits in a conversation's lane. */
export type TurnJob =
  | { kind: 'message'; key: string; message: InboundMessage }
  /** A part of an album, to be kept until the album is whole. */
  | { kind: 'part'; key: string; message: InboundMessage; albumKey: string; dueAt: number }
  /** A whole album: its parts are read, joined and handled in the turn's transaction. */
  | { kind: 'album'; key: string; album: AlbumRef }
  | { kind: 'timer'; key: string; which: 'remind' | 'expire' }
  /** Something was found in a medium that the person sent; what, is read in the turn's transaction. */
  | { kind: 'found'; key: string };

/**
 * The stored form of an album's key. The conversation is part of it, so that nobody can slip a part into another
 * person's album, and so that a restart knows the lane.
 */
export function albumKeyOf(conversation: string, albumKey: string): string {
  return JSON.stringify([conversation, albumKey]);
}

/** The conversation in a stored album key. */
export function conversationOf(albumKey: string): string {
  return (JSON.parse(albumKey) as [string, string])[0];
}
