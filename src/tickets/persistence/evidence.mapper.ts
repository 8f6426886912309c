import type { SqlRow, SqlValue } from '../../database';
import type { TicketEvidence } from '../domain/ticket';
import type { TicketEvent } from '../domain/ticket-events';

/** The columns of `ticket_evidence`, in the order of `toEvidenceRow`. */
export const EVIDENCE_COLUMNS = [
  'id',
  'ticket_id',
  'kind',
  'ref',
  'channel',
  'account',
  'file_name',
  'mime',
  'bytes',
  'added_by',
  'added_at',
] as const;

/** Evidence as a row; the event it came with tells who added it and when. */
export function toEvidenceRow(one: TicketEvidence, { ticketId, actor, at }: TicketEvent): SqlValue[] {
  const { id, kind, ref, channel, account, fileName = null, mime = null, bytes = null } = one;
  return [id, ticketId, kind, ref, channel, account, fileName, mime, bytes, actor.kind, at.getTime()];
}

/** A row as evidence. */
export function toEvidence(row: SqlRow): TicketEvidence {
  const { file_name: fileName, mime, bytes } = row;
  return {
    id: String(row.id),
    kind: String(row.kind) as TicketEvidence['kind'],
    ref: String(row.ref),
    channel: String(row.channel),
    account: String(row.account),
    ...(typeof fileName === 'string' ? { fileName } : {}),
    ...(typeof mime === 'string' ? { mime } : {}),
    ...(bytes === null ? {} : { bytes: Number(bytes) }),
  };
}
