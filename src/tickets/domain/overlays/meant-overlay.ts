import type { Refusal } from '../../../shared/app-error';
import { notFound, refuse } from '../errors';
import type { Overlaid, Overlay } from './overlay';
import type { OverlayMove } from './overlay-command';
import { OVERLAY_MOVES } from './overlay-workflow';

/** The overlay a move is about; null for one that makes a new one. */
export type Meant = { ok: true; overlay: Overlay | null } | { ok: false; refusal: Refusal };

/** Finds what is meant among those the person may know of. Another unit's is not found, as if it were not there. */
export function meantBy(overlaid: Overlaid, move: OverlayMove): Meant {
  const row = OVERLAY_MOVES[move.move];
  if (row.from === 'new') {
    return mayBegin(overlaid, move) ? { ok: true, overlay: null } : { ok: false, refusal: notFound() };
  }
  const known = overlaid.overlays.filter(
    ({ id, kind, unit }) => kind === row.kind && (move.overlay ?? id) === id && (move.of ?? unit) === unit,
  );
  const own = known.filter((one) => mayTouch(overlaid, one, move));
  const now = own.filter(({ state }) => row.from.includes(state));
  const [only, ...others] = now.length ? now : own.slice(-1);
  if (!only) return { ok: false, refusal: refuse('overlay.notFound', { move: move.move }) };
  return others.length
    ? { ok: false, refusal: refuse('overlay.whichOne', { move: move.move }) }
    : { ok: true, overlay: only };
}

/** Which units take part in a ticket: the one that leads, those with a part, those that were called. */
export function partiesOf({ ticket, overlays }: Overlaid): string[] {
  const called = overlays.filter(({ kind, state }) => {
    return kind === 'checkIn' || (kind === 'jointPart' && !['returned', 'cancelled'].includes(state));
  });
  return [...new Set([ticket.leadUnit, ...called.map(({ unit }) => unit)])];
}

function mayBegin({ ticket }: Overlaid, { by }: OverlayMove): boolean {
  return by.kind !== 'resident' && (by.kind !== 'handler' || by.unit === ticket.leadUnit);
}

function mayTouch(overlaid: Overlaid, overlay: Overlay, { by, move }: OverlayMove): boolean {
  if (by.kind === 'resident') return false;
  if (by.kind !== 'handler') return true;
  const { side } = OVERLAY_MOVES[move];
  if (side === 'lead') return by.unit === overlaid.ticket.leadUnit;
  return side === 'own' ? by.unit === overlay.unit : partiesOf(overlaid).includes(by.unit);
}
