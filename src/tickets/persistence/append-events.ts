import { sortableId, type Sql } from '../../database';
import type { EvidenceItems } from '../../evidence';
import type { TicketEvidence } from '../domain/ticket';
import type { StoredEvent, TicketEvent } from '../domain/ticket-events';
import { isAnnounced } from '../notifications/rules';
import { EVENT_COLUMNS, toEventRow } from './event.mapper';
import { EVIDENCE_COLUMNS, toEvidenceRow } from './evidence.mapper';

/** Events with the evidence that came with them. */
interface Appended {
  events: readonly TicketEvent[];
  evidence: readonly TicketEvidence[];
}

/** Appends events and the evidence that came with them, which stays from now on; three statements for any number. The events as stored. */
export async function appendEvents(
  sql: Sql,
  items: EvidenceItems,
  changes: readonly Appended[],
): Promise<StoredEvent[]> {
  const events = changes
    .flatMap((change) => change.events)
    .map((event): StoredEvent => ({ ...event, id: sortableId(event.at.getTime()) }));
  const evidence = changes.flatMap((change) => {
    const cause = change.events.find(({ data }) => 'evidence' in data && data.evidence.length > 0) ?? change.events[0];
    return cause ? change.evidence.map((one) => toEvidenceRow(one, cause)) : [];
  });
  const rows = events.map((event) => toEventRow(event.id, event, !isAnnounced(event.type)));
  await sql.writes((all) => {
    void all.insert('ticket_events', EVENT_COLUMNS, rows);
    void all.insert('ticket_evidence', EVIDENCE_COLUMNS, evidence);
    void items.attach(
      all,
      changes.flatMap((change) => change.evidence),
    );
  });
  return events;
}
