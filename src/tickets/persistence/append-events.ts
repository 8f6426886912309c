import { sortableId, type Sql } from '../../database';
import type { EvidenceItems } from '../../evidence';
import type { TicketEvidence } from '../domain/ticket';
import type { TicketEvent } from '../domain/ticket-events';
import { isAnnounced } from '../notifications/rules';
import { EVENT_COLUMNS, toEventRow } from './event.mapper';
import { EVIDENCE_COLUMNS, toEvidenceRow } from './evidence.mapper';

/** Events with the evidence that came with them. */
interface Appended {
  events: readonly TicketEvent[];
  evidence: readonly TicketEvidence[];
}

/** Appends events and the evidence that came with them, which stays from now on; three statements for any number. */
export async function appendEvents(sql: Sql, items: EvidenceItems, changes: readonly Appended[]): Promise<void> {
  const events = changes.flatMap((change) => change.events);
  const evidence = changes.flatMap((change) => {
    const cause = change.events.find(({ data }) => 'evidence' in data && data.evidence.length > 0) ?? change.events[0];
    return cause ? change.evidence.map((one) => toEvidenceRow(one, cause)) : [];
  });
  const rows = events.map((event) => toEventRow(sortableId(event.at.getTime()), event, !isAnnounced(event.type)));
  await sql.writes((all) => {
    void all.insert('ticket_events', EVENT_COLUMNS, rows);
    void all.insert('ticket_evidence', EVIDENCE_COLUMNS, evidence);
    void items.attach(
      all,
      changes.flatMap((change) => change.evidence),
    );
  });
}
