import type { OverlayEventData } from '../ticket-events';
import type { Overlay } from './overlay';
import type { OverlayMove } from './overlay-command';
import type { Making } from './overlay-effects';

type Extra = {
  [K in Overlay['kind']]: (
    overlay: Extract<Overlay, { kind: K }>,
    more: readonly Overlay[],
    move: OverlayMove,
  ) => object;
};

/** What the event of each kind keeps beside the words. */
const EXTRA: Extra = {
  extension: ({ data }) => ({ until: data.until }),
  supervision: ({ data }) => ({ level: data.level, cause: data.cause }),
  jointPart: () => ({}),
  exclusion: () => ({}),
  whistle: ({ data, unit }, more, { by }) => {
    const from = by.kind === 'handler' ? by.unit : unit;
    return { called: more.map((call) => call.unit), place: data.place, at: data.at, from };
  },
  checkIn: ({ data, parent }) => {
    return { whistle: parent ?? '', onSite: data.lat !== null, rating: data.rating ?? 0 };
  },
};

/** What the event of a move on an overlay keeps. `more` are those made along with it: whom a whistle called. */
export function dataOfOverlayEvent(
  overlay: Overlay,
  more: readonly Overlay[],
  { move }: Making,
): OverlayEventData[keyof OverlayEventData] {
  const words = move.words?.trim() || null;
  const said = { words, evidence: move.evidence.map(({ id }) => id), overlay: overlay.id, unit: overlay.unit };
  // The kind chooses the row that takes it.
  const extra = EXTRA[overlay.kind] as (overlay: Overlay, more: readonly Overlay[], move: OverlayMove) => object;
  return { ...said, ...extra(overlay, more, move) } as OverlayEventData[keyof OverlayEventData];
}
