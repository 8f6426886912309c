import type { CityConfig } from '../../../config/city';
import { sortableId, type Sql, type SqlValue } from '../../database';
import { toldToUnitAt } from '../domain/commendations/told-to-unit-at';
import type { Ticket } from '../domain/ticket';

const COLUMNS = ['id', 'ticket_id', 'number', 'unit', 'district', 'at', 'words', 'tell_at'];

/** Keeps the praise among tickets just opened, credited to the unit that each names. */
export async function keepCommendations(sql: Sql, tickets: readonly Ticket[], city: CityConfig): Promise<void> {
  const rows = tickets
    .filter(({ kind }) => kind === 'commendation')
    .map(({ id, number, leadUnit, place, submittedAt, story }): SqlValue[] => {
      const at = submittedAt.getTime();
      const tellAt = toldToUnitAt(submittedAt, city).getTime();
      return [sortableId(at), id, number, leadUnit, place.district, at, story, tellAt];
    });
  await sql.insert('commendations', COLUMNS, rows, { conflict: '(ticket_id) DO NOTHING' });
}
