import type { SqlRow, SqlValue } from '../../database';
import type { Overlay } from '../domain/overlays/overlay';

/** The columns of `ticket_overlays`, in the order of `toOverlayRow`. */
export const OVERLAY_COLUMNS = [
  'id',
  'ticket_id',
  'kind',
  'state',
  'unit',
  'parent',
  'data',
  'opened_at',
  'due_at',
  'ended_at',
] as const;

/** A known one is changed. */
export const OVERLAY_CONFLICT = `(id) DO UPDATE SET state = excluded.state, data = excluded.data,
  due_at = excluded.due_at, ended_at = excluded.ended_at`;

/** An overlay as a row. */
export function toOverlayRow(overlay: Overlay): SqlValue[] {
  const { id, ticketId, kind, state, unit, parent, data, openedAt, dueAt, endedAt } = overlay;
  const instants = [openedAt.getTime(), dueAt?.getTime() ?? null, endedAt?.getTime() ?? null];
  return [id, ticketId, kind, state, unit, parent, JSON.stringify(data), ...instants];
}

/** A row as an overlay. */
export function toOverlay(row: SqlRow): Overlay {
  const instant = (value: SqlValue | undefined): Date | null => (value == null ? null : new Date(Number(value)));
  return {
    id: String(row.id),
    ticketId: String(row.ticket_id),
    kind: String(row.kind),
    state: String(row.state),
    unit: String(row.unit),
    parent: row.parent == null ? null : String(row.parent),
    data: JSON.parse(String(row.data)) as unknown,
    openedAt: new Date(Number(row.opened_at)),
    dueAt: instant(row.due_at),
    endedAt: instant(row.ended_at),
    // `kind` and `data` were written together.
  } as Overlay;
}
