import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork, type Sql, type SqlRow } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { refuse } from '../domain/errors';
import { rulingKey, type Ruling, type RulingBook } from '../domain/ruling';
import type { EventActor, TicketEvent } from '../domain/ticket-events';
import type { Ticket } from '../domain/ticket';

/** What another instance wrote is seen after so long. */
const FRESH_MS = 30_000;

const ALL = 'SELECT * FROM dispatch_rulings ORDER BY category, street';
const COLUMNS = ['category', 'street', 'unit', 'number', 'is_rule', 'ruled_by', 'ruled_at'];
/** A rule stays one while the same unit is ruled again; another unit is an offer anew. */
const CONFLICT = `(category, street) DO UPDATE SET unit = excluded.unit, number = excluded.number,
  is_rule = CASE WHEN dispatch_rulings.unit = excluded.unit THEN dispatch_rulings.is_rule ELSE 0 END,
  ruled_by = excluded.ruled_by, ruled_at = excluded.ruled_at`;

/** Remembers who was ruled to lead, so that the next matter of the kind is not bounced. */
@Injectable()
export class Rulings {
  private book: Promise<RulingBook> | null = null;
  private readAt = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** All rulings; read anew after half a minute, and at once after one of our own. */
  known(): Promise<RulingBook> {
    const now = this.clock.now().getTime();
    if (!this.book || now - this.readAt >= FRESH_MS) {
      this.readAt = now;
      const reading = this.read();
      this.book = reading;
      reading.catch(() => this.forget());
    }
    return this.book;
  }

  /** As they are now, those of the surrounding transaction too. */
  fresh(): Promise<RulingBook> {
    return this.unitOfWork.run((sql) => sql.query<SqlRow>(ALL).then(bookOf));
  }

  /** Keeps what a person ruled on a return; other events are nothing to it. */
  async note(sql: Sql, ticket: Ticket, events: readonly TicketEvent[]): Promise<void> {
    const { category, number } = ticket;
    const { street } = ticket.place;
    const ruled = events.filter(isRuling);
    if (!ruled.length || street === null) return;
    const rows = ruled.map(({ data, actor, at }) => {
      return [category, street, data.unit, number, 0, nameOf(actor), at.getTime()];
    });
    await sql.insert('dispatch_rulings', COLUMNS, rows.slice(-1), { conflict: CONFLICT });
    this.unitOfWork.onCommit(() => this.forget());
  }

  /** Makes the ruling on such a matter a rule; throws `ruling.none` where there is none. */
  keep({ category, place }: Ticket, by: { id: string; name: string | null }): Promise<Ruling> {
    return this.unitOfWork.run(async (sql) => {
      const [row] = await sql.query(
        `UPDATE dispatch_rulings SET is_rule = 1, ruled_by = ?, ruled_at = ?
          WHERE category = ? AND street = ? RETURNING *`,
        [nameOf(by), this.clock.now().getTime(), category, place.street ?? ''],
      );
      this.unitOfWork.onCommit(() => this.forget());
      if (!row) throw refuse('ruling.none');
      return toRuling(row);
    });
  }

  /** Forgets the ruling on such a matter; false where there was none. */
  drop(matter: Pick<Ruling, 'category' | 'street'>): Promise<boolean> {
    return this.unitOfWork.run(async (sql) => {
      const gone = await sql.query('DELETE FROM dispatch_rulings WHERE category = ? AND street = ? RETURNING unit', [
        matter.category,
        matter.street,
      ]);
      this.unitOfWork.onCommit(() => this.forget());
      return gone.length > 0;
    });
  }

  private forget(): void {
    this.book = null;
  }

  private async read(): Promise<RulingBook> {
    return bookOf(await this.unitOfWork.read<SqlRow>(ALL));
  }
}

function bookOf(rows: readonly SqlRow[]): RulingBook {
  return new Map(rows.map(toRuling).map((ruling) => [rulingKey(ruling), ruling]));
}

type Upheld = Extract<TicketEvent, { type: 'returnUpheld' }>;

function isRuling(event: TicketEvent): event is Upheld {
  return event.type === 'returnUpheld' && (event.actor.kind === 'dispatcher' || event.actor.kind === 'supervisor');
}

function nameOf({ id, name }: Pick<EventActor, 'id' | 'name'>): string {
  return name ?? id ?? '';
}

function toRuling(row: SqlRow): Ruling {
  const { category, street, unit, number } = row;
  return {
    category: String(category),
    street: String(street),
    unit: String(unit),
    number: String(number),
    isRule: Number(row.is_rule) === 1,
  };
}
