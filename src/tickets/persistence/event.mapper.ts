import type { SqlRow, SqlValue } from '../../database';
import type { EventActor, StoredEvent, TicketEvent } from '../domain/ticket-events';

/** The columns of `ticket_events`, in the order of `toEventRow`. */
export const EVENT_COLUMNS = [
  'id',
  'ticket_id',
  'seq',
  'type',
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'data',
  'told',
] as const;

/** An event as a row; `told` when nobody need hear of it. */
export function toEventRow(id: string, event: TicketEvent, told: boolean): SqlValue[] {
  const { ticketId, seq, type, at, actor, data } = event;
  return [id, ticketId, seq, type, at.getTime(), actor.kind, actor.id, actor.name, JSON.stringify(data), told ? 1 : 0];
}

/** A row as an event. */
export function toEvent(row: SqlRow): StoredEvent {
  const actor: EventActor = {
    kind: String(row.actor_kind) as EventActor['kind'],
    id: maybeText(row.actor_id),
    name: maybeText(row.actor_name),
  };
  return {
    id: String(row.id),
    ticketId: String(row.ticket_id),
    seq: Number(row.seq),
    type: String(row.type),
    at: new Date(Number(row.at)),
    actor,
    data: JSON.parse(String(row.data)) as unknown,
    // `type` and `data` were written together.
  } as StoredEvent;
}

function maybeText(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
