import type { Overlay } from '../../domain/overlays/overlay';
import type { TicketEventType } from '../../domain/ticket-events';
import type { Told } from '../notification-rule';

/** With these nobody has to act on the ticket any more, and what waited beside it lapses. */
const ENDINGS: readonly TicketEventType[] = ['resolved', 'withdrawn', 'joined'];

/** Whether an event can be seen on the card of what lies over the ticket: while it lives, and when it ends. */
export function isFollowed({ id, state, endedAt }: Overlay, { event }: Told): boolean {
  const isOwn = 'overlay' in event.data && event.data.overlay === id;
  const isEnd = ENDINGS.includes(event.type) && ['lapsed', 'done'].includes(state);
  return endedAt === null || isOwn || isEnd;
}

/** Of each unit the last one; `list` is oldest first. */
export function latestOfEach<T extends { unit: string }>(list: readonly T[]): T[] {
  return [...new Map(list.map((one) => [one.unit, one])).values()];
}
