import { AppError } from '../../../shared/app-error';
import type { OverlayKind } from './overlay';
import { OVERLAY_MOVES, OVERLAY_STATES, type OverlayMoveRow } from './overlay-workflow';

/** Reached when the ticket ends, not by a move. */
const LAPSED = 'lapsed';

/** Stops the boot when a move names a state its kind has not, or a state is never reached or never left. */
export function checkOverlayWorkflow(moves: Readonly<Record<string, OverlayMoveRow>> = OVERLAY_MOVES): void {
  for (const [move, { kind, from, to }] of Object.entries(moves)) {
    const named = [...(from === 'new' ? [] : from), ...(to === 'same' ? [] : [to])];
    const unknown = named.find((state) => OVERLAY_STATES[kind][state] === undefined);
    if (unknown) throw new AppError('overlay.unknownState', { move, state: unknown });
  }
  for (const kind of Object.keys(OVERLAY_STATES) as OverlayKind[]) checkKind(kind, Object.values(moves));
}

function checkKind(kind: OverlayKind, moves: readonly OverlayMoveRow[]): void {
  const own = moves.filter((move) => move.kind === kind);
  const born = kind === 'checkIn' ? ['called'] : [];
  const reached = new Set([...born, LAPSED, ...own.map(({ to }) => to)]);
  for (const [state, over] of Object.entries(OVERLAY_STATES[kind])) {
    if (!reached.has(state)) throw new AppError('overlay.unreachable', { kind, state });
    const left = own.some(({ from, to }) => from !== 'new' && from.includes(state) && to !== 'same' && to !== state);
    if (!over && !left) throw new AppError('overlay.deadEnd', { kind, state });
  }
}
