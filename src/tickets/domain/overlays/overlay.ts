import type { TicketEvent } from '../ticket-events';
import type { Ticket } from '../ticket';

/** 延期 督办 协办 吹哨 报到 剔除: what lies over a ticket beside its state, with a state of its own. */
export type OverlayKind = 'extension' | 'supervision' | 'jointPart' | 'whistle' | 'checkIn' | 'exclusion';

/** 督办 in grades, the lightest first. */
export const SUPERVISION_LEVELS = ['notice', 'yellow', 'red'] as const;

export type SupervisionLevel = (typeof SUPERVISION_LEVELS)[number];

/** Why a ticket is supervised: by a person's word, or by which rule. */
export type SupervisionCause = 'supervisor' | 'breach' | 'reopened' | 'unsolved' | 'returned' | 'manyJoined';

/** What each kind keeps beside its state. Instants are epoch milliseconds, so that it is plain JSON. */
export interface OverlayData {
  extension: { until: number; words: string; ruling: string | null };
  supervision: { level: SupervisionLevel; cause: SupervisionCause; words: string; answer: string | null };
  jointPart: { task: string; result: string | null };
  whistle: { words: string; place: string | null; at: number | null };
  exclusion: { words: string; ruling: string | null };
  /** `parent` is the whistle. `lat` and `lon` (WGS-84) when a place was sent; `rating` from 1 to 5 by the street. */
  checkIn: {
    arrivedAt: number | null;
    by: string | null;
    lat: number | null;
    lon: number | null;
    rating: number | null;
  };
}

/** One overlay of one kind. */
export interface OverlayOf<K extends OverlayKind> {
  id: string;
  ticketId: string;
  kind: K;
  state: string;
  /** Whose it is: the unit that asks, is supervised, has the part, called, or was called. */
  unit: string;
  /** The overlay it belongs to: a check-in's whistle. */
  parent: string | null;
  data: OverlayData[K];
  openedAt: Date;
  /** Its own deadline; null when it has none. */
  dueAt: Date | null;
  /** Set once nobody has to act on it any more. */
  endedAt: Date | null;
}

export type Overlay = { [K in OverlayKind]: OverlayOf<K> }[OverlayKind];

/** A ticket with what lies over it. */
export interface Overlaid {
  ticket: Ticket;
  overlays: readonly Overlay[];
}

/** What a move on an overlay changed. */
export interface OverlayChange {
  ticket: Ticket;
  /** New ones and changed ones. */
  overlays: Overlay[];
  events: TicketEvent[];
}

/** True for an overlay of that kind. */
export function isOf<K extends OverlayKind>(kind: K): (overlay: Overlay) => overlay is Extract<Overlay, { kind: K }> {
  return (overlay): overlay is Extract<Overlay, { kind: K }> => overlay.kind === kind;
}
