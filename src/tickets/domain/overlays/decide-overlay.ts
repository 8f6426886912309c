import type { CityConfig } from '../../../../config/city';
import type { Refusal } from '../../../shared/app-error';
import { refuse } from '../errors';
import { eventActor } from '../event-actor';
import type { TicketEvent } from '../ticket-events';
import { STATES } from '../ticket-workflow';
import { dataOfOverlayEvent } from './overlay-event-data';
import { alsoDone, changedBy, newBy, type Making } from './overlay-effects';
import type { OverlayMove } from './overlay-command';
import type { Overlaid, Overlay, OverlayChange } from './overlay';
import { isOver, OVERLAY_MOVES, overlayStateAfter } from './overlay-workflow';
import { meantBy } from './meant-overlay';
import { OVERLAY_RULES } from './overlay-rules';

/** What came of a move on an overlay, or why it was refused. */
export type OverlayDecision = ({ ok: true; overlay: Overlay } & OverlayChange) | { ok: false; refusal: Refusal };

/** Whether a move on an overlay may be made now, and what comes of it. Reads the table; knows no clock and no database. */
export function decideOverlay(overlaid: Overlaid, move: OverlayMove, now: Date, city: CityConfig): OverlayDecision {
  const row = OVERLAY_MOVES[move.move];
  const meant = meantBy(overlaid, move);
  if (!meant.ok) return meant;
  const { overlay: before } = meant;
  const refusal =
    refusalOf(overlaid, before, move) ?? OVERLAY_RULES[move.move]?.({ overlaid, before, move, now, city });
  if (refusal) return { ok: false, refusal };
  const making: Making = { ...overlaid, move, now, city };
  const made = row.from === 'new' ? newBy(making) : [moved(before as Overlay, making)];
  const others = alsoDone(made, making);
  return { ok: true, ...written(overlaid, made, others, making) };
}

/** The overlay after the move. */
function moved(before: Overlay, making: Making): Overlay {
  const state = overlayStateAfter(making.move.move, before.state);
  const endedAt = isOver(before.kind, state) ? (before.endedAt ?? making.now) : null;
  return { ...changedBy(before, making), state, endedAt } as Overlay;
}

/** One event for what was done; those it brought along (the calls of a whistle) are told by it. */
function written(
  { ticket }: Overlaid,
  [overlay, ...more]: readonly Overlay[],
  others: readonly Overlay[],
  making: Making,
): OverlayChange & { overlay: Overlay } {
  const { move, now } = making;
  const first = overlay as Overlay;
  const event = {
    type: OVERLAY_MOVES[move.move].event,
    ticketId: ticket.id,
    seq: ticket.revision + 1,
    at: now,
    actor: eventActor(move.by),
    data: dataOfOverlayEvent(first, more, making),
    // The table pairs each move with its event, and the data with the event.
  } as TicketEvent;
  const until = first.kind === 'extension' && first.state === 'granted' ? new Date(first.data.until) : ticket.resolveBy;
  return {
    overlay: first,
    overlays: [first, ...more, ...others],
    events: [event],
    ticket: {
      ...ticket,
      revision: ticket.revision + 1,
      updatedAt: now,
      resolveBy: until,
      evidenceCount: ticket.evidenceCount + move.evidence.length,
    },
  };
}

function refusalOf({ ticket }: Overlaid, before: Overlay | null, move: OverlayMove): Refusal | null {
  const row = OVERLAY_MOVES[move.move];
  if (!row.who.includes(move.by.kind)) return refuse('ticket.notYours', { move: move.move });
  if (row.during === 'open' && STATES[ticket.state].clock === 'ended') {
    return refuse('ticket.notAllowedNow', { state: ticket.state, move: move.move });
  }
  if (before && row.from !== 'new' && !row.from.includes(before.state)) {
    return refuse('overlay.notAllowedNow', { state: before.state, move: move.move });
  }
  return hasSaid(move) ? null : refuse('ticket.wordsNeeded', { move: move.move });
}

function hasSaid({ move, words, evidence }: OverlayMove): boolean {
  const { says } = OVERLAY_MOVES[move];
  if (says === 'nothing' || words?.trim()) return true;
  return says === 'either' && evidence.length > 0;
}
