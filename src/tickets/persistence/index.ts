import { AuditEntryRecord } from '../audit/audit-entry.record';
import { MaterialPackRecord } from '../material/material-pack.record';
import { HeldPingRecord } from '../notifications/pace/held-ping.record';
import { ListedPingRecord } from '../notifications/pace/listed-ping.record';
import { StaffMemberRecord } from '../people/staff-member.record';
import { NumberGuessRecord } from '../progress/number-guess.record';
import { BindCodeRecord } from './bind-code.record';
import { CallbackRecord } from './callback.record';
import { CommendationRecord } from './commendation.record';
import { DispatchRulingRecord } from './dispatch-ruling.record';
import { ClockRecord } from './clock.record';
import { OverlayRecord } from './overlay.record';
import { TicketEventRecord } from './ticket-event.record';
import { TicketEvidenceRecord } from './ticket-evidence.record';
import { TicketSequenceRecord } from './ticket-sequence.record';
import { TicketRecord } from './ticket.record';
import { UnitGroupRecord } from './unit-group.record';

/** Every table of the tickets, for the data source. */
export const ticketRecords = [
  TicketRecord,
  TicketEventRecord,
  TicketEvidenceRecord,
  OverlayRecord,
  DispatchRulingRecord,
  ClockRecord,
  CallbackRecord,
  CommendationRecord,
  TicketSequenceRecord,
  UnitGroupRecord,
  BindCodeRecord,
  StaffMemberRecord,
  MaterialPackRecord,
  AuditEntryRecord,
  NumberGuessRecord,
  HeldPingRecord,
  ListedPingRecord,
];
