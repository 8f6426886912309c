import { Inject, Injectable } from '@nestjs/common';
import { sortableId, UnitOfWork, type Sql, type SqlRow } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import type { TicketEvent, TicketEventType } from '../domain/ticket-events';

/** What is written down for those who check: looks at personal data, rulings, and who was let in. */
export type AuditAction = 'sawContact' | 'openedMaterial' | 'boundPerson' | 'unboundPerson' | 'keptRule' | 'ruled';

export interface AuditEntry {
  action: AuditAction;
  actor: { kind: string; id: string | null; name: string | null };
  ticketId: string | null;
  /** Plain facts without personal data: the event's type, the unit. */
  detail: Record<string, string | number | null>;
}

/** An entry as it is kept. */
export interface KeptAuditEntry extends AuditEntry {
  id: string;
  at: Date;
  /** The ticket as people call it. */
  number: string | null;
}

const COLUMNS = ['id', 'at', 'action', 'actor_kind', 'actor_id', 'actor_name', 'ticket_id', 'detail'];

/** Events that are rulings when a person of the centre made them. */
const RULINGS: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  ...(['dispatched', 'returnUpheld', 'returnRefused', 'extensionGranted', 'extensionRefused', 'supervised'] as const),
  ...(['categoryCorrected', 'unitConfirmed'] as const),
  ...([
    'supervisionLifted',
    'partAssigned',
    'partCancelled',
    'exclusionGranted',
    'exclusionRefused',
    'joined',
    'split',
    'declined',
    'answered',
    'closed',
  ] as const),
]);
const RULERS = ['dispatcher', 'supervisor'];

/** The log of every look at personal data and every ruling. Rows are added and never changed. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Joins the caller's unit of work: what is not written down did not happen. */
  note(entries: readonly AuditEntry[]): Promise<void> {
    return this.unitOfWork.run((sql) => this.write(sql, entries));
  }

  /** Writes the rulings among events of tickets; no statement where there are none. */
  async noteRulings(sql: Sql, events: readonly TicketEvent[]): Promise<void> {
    const ruled = events.filter(({ type, actor }) => RULINGS.has(type) && RULERS.includes(actor.kind));
    await this.write(
      sql,
      ruled.map(({ type, actor, ticketId, data }) => {
        const unit = 'unit' in data ? data.unit : null;
        const about: AuditEntry['detail'] = 'category' in data ? { category: data.category, from: data.from } : {};
        return { action: 'ruled', actor, ticketId, detail: { event: type, unit, ...about } };
      }),
    );
  }

  /** The newest entries first, of one ticket or of all. */
  async list(limit: number, ticketId: string | null = null): Promise<KeptAuditEntry[]> {
    const where = ticketId === null ? '' : 'WHERE audit_log.ticket_id = ?';
    const params = ticketId === null ? [limit] : [ticketId, limit];
    const rows = await this.unitOfWork.read<SqlRow>(
      `SELECT audit_log.*, tickets.number FROM audit_log LEFT JOIN tickets ON tickets.id = audit_log.ticket_id
        ${where} ORDER BY audit_log.id DESC LIMIT ?`,
      params,
    );
    return rows.map(toEntry);
  }

  private async write(sql: Sql, entries: readonly AuditEntry[]): Promise<void> {
    if (!entries.length) return;
    const now = this.clock.now().getTime();
    const rows = entries.map(({ action, actor, ticketId, detail }) => {
      return [sortableId(now), now, action, actor.kind, actor.id, actor.name, ticketId, JSON.stringify(detail)];
    });
    await sql.insert('audit_log', COLUMNS, rows);
  }
}

function toEntry(row: SqlRow): KeptAuditEntry {
  const text = (value: SqlRow[string] | undefined): string | null => (value == null ? null : String(value));
  return {
    id: String(row.id),
    at: new Date(Number(row.at)),
    action: String(row.action) as AuditAction,
    actor: { kind: String(row.actor_kind), id: text(row.actor_id), name: text(row.actor_name) },
    ticketId: text(row.ticket_id),
    number: text(row.number),
    detail: JSON.parse(String(row.detail)) as AuditEntry['detail'],
  };
}
