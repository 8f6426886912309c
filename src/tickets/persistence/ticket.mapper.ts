import type { SqlRow, SqlValue } from '../../database';
import { alikeKeys } from '../domain/joining/alike-keys';
import type { Happened } from '../domain/service-request';
import type { CaseHandler, Ticket } from '../domain/ticket';

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

/** What is written once, when a ticket is opened. */
const FIXED: Record<string, (ticket: Ticket) => SqlValue> = {
  id: ({ id }) => id,
  number: ({ number }) => number,
  draft_id: ({ draftId }) => draftId,
  kind: ({ kind }) => kind,
  story: ({ story }) => story,
  place_text: ({ place }) => place.text,
  lat: ({ place }) => place.lat,
  lon: ({ place }) => place.lon,
  district: ({ place }) => place.district,
  street: ({ place }) => place.street,
  happened_text: ({ happened }) => happened?.text ?? null,
  happened_from: ({ happened }) => ms(happened?.from ?? null),
  happened_to: ({ happened }) => ms(happened?.to ?? null),
  language: ({ language }) => language,
  is_public: ({ isPublic }) => (isPublic ? 1 : 0),
  contact_phone: ({ contactPhone }) => contactPhone,
  resident_key: ({ resident }) => resident.key,
  resident_channel: ({ resident }) => resident.address.channel,
  resident_account: ({ resident }) => resident.address.account,
  resident_chat_id: ({ resident }) => resident.address.chatId,
  submitted_at: ({ submittedAt }) => ms(submittedAt),
};

/** What a move may change. */
const CHANGING: Record<string, (ticket: Ticket) => SqlValue> = {
  state: ({ state }) => state,
  category: ({ category }) => category,
  grade: ({ grade }) => grade,
  revision: ({ revision }) => revision,
  lead_unit: ({ leadUnit }) => leadUnit,
  by_fallback: ({ byFallback }) => (byFallback ? 1 : 0),
  dispatch_by: ({ dispatchBy }) => ms(dispatchBy),
  accept_by: ({ acceptBy }) => ms(acceptBy),
  resolve_by: ({ resolveBy }) => ms(resolveBy),
  clock_stopped_at: ({ clockStoppedAt }) => ms(clockStoppedAt),
  accepted_at: ({ acceptedAt }) => ms(acceptedAt),
  resolved_at: ({ resolvedAt }) => ms(resolvedAt),
  closed_at: ({ closedAt }) => ms(closedAt),
  updated_at: ({ updatedAt }) => ms(updatedAt),
  state_before: ({ stateBefore }) => stateBefore,
  return_count: ({ returnCount }) => returnCount,
  urge_count: ({ urgeCount }) => urgeCount,
  last_urged_at: ({ lastUrgedAt }) => ms(lastUrgedAt),
  evidence_count: ({ evidenceCount }) => evidenceCount,
  handler_id: ({ handler }) => handler?.id ?? null,
  handler_name: ({ handler }) => handler?.name ?? null,
  handled_at: ({ handler }) => ms(handler?.at ?? null),
  joined_into: ({ joinedInto }) => joinedInto,
  people: ({ people }) => people,
  resident_left: ({ residentLeft }) => (residentLeft ? 1 : 0),
  alike_street: (ticket) => alikeKeys(ticket).street,
  alike_cell: (ticket) => alikeKeys(ticket).cell,
};

const ALL = { ...FIXED, ...CHANGING };

/** The columns of `tickets`, in the order of `toTicketRow`. */
export const TICKET_COLUMNS = Object.keys(ALL);

/** The columns a move may change, in the order of `toChangedRow`. */
export const CHANGING_COLUMNS = Object.keys(CHANGING);

/** A new ticket as a row. */
export function toTicketRow(ticket: Ticket): SqlValue[] {
  return Object.values(ALL).map((value) => value(ticket));
}

/** What a move may have changed. */
export function toChangedRow(ticket: Ticket): SqlValue[] {
  return Object.values(CHANGING).map((value) => value(ticket));
}

/** A row as the domain's ticket. */
export function toTicket(row: SqlRow): Ticket {
  const { id, number, draft_id, state, kind, category, grade, story, language, lead_unit } = row as Record<
    string,
    string
  >;
  return {
    id,
    number,
    draftId: draft_id,
    state,
    kind,
    category,
    grade,
    story,
    language,
    leadUnit: lead_unit,
    revision: Number(row.revision),
    place: { text: row.place_text, lat: row.lat, lon: row.lon, district: row.district, street: row.street },
    happened: happenedOf(row),
    isPublic: Number(row.is_public) === 1,
    contactPhone: row.contact_phone,
    resident: {
      key: row.resident_key,
      address: { channel: row.resident_channel, account: row.resident_account, chatId: row.resident_chat_id },
    },
    byFallback: Number(row.by_fallback) === 1,
    ...instantsOf(row),
    stateBefore: row.state_before,
    returnCount: Number(row.return_count),
    urgeCount: Number(row.urge_count),
    evidenceCount: Number(row.evidence_count),
    handler: handlerOf(row),
    joinedInto: row.joined_into,
    people: Number(row.people),
    residentLeft: Number(row.resident_left) === 1,
    // What was written was typed: the columns hold what `toTicketRow` put there.
  } as Ticket;
}

function instantsOf(row: SqlRow) {
  return {
    submittedAt: new Date(Number(row.submitted_at)),
    dispatchBy: new Date(Number(row.dispatch_by)),
    acceptBy: new Date(Number(row.accept_by)),
    resolveBy: new Date(Number(row.resolve_by)),
    updatedAt: new Date(Number(row.updated_at)),
    clockStoppedAt: date(row.clock_stopped_at),
    acceptedAt: date(row.accepted_at),
    resolvedAt: date(row.resolved_at),
    closedAt: date(row.closed_at),
    lastUrgedAt: date(row.last_urged_at),
  };
}

function happenedOf(row: SqlRow): Happened | null {
  const { happened_text: text, happened_from: from, happened_to: to } = row;
  return typeof text === 'string' ? { text, from: date(from), to: date(to) } : null;
}

function handlerOf({ handler_id: id, handler_name: name, handled_at: at }: SqlRow): CaseHandler | null {
  return id === null ? null : { id: String(id), name: String(name), at: new Date(Number(at)) };
}

function date(value: SqlValue | undefined): Date | null {
  return value === null || value === undefined ? null : new Date(Number(value));
}
