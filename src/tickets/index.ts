export { CHANNEL_ACCOUNTS, CITY, DEMO_GROUPS, type ChannelAccounts } from './tokens';
export { TicketsModule, type TicketsModuleSetup } from './tickets.module';
export type { TicketMeter } from './ticket-meter';
export { ticketRecords } from './persistence';

export type {
  Evidence,
  Happened,
  Language,
  RequestKind,
  RequestPlace,
  Resident,
  ServiceRequest,
} from './domain/service-request';
export type { Actor, TicketCommand, TicketRef } from './domain/ticket-command';
export type { ActorKind, EventData, TicketEvent, TicketEventType } from './domain/ticket-events';
export type { Ticket, TicketState } from './domain/ticket';
export { formatTicketNumber, parseTicketNumber, shortNumber } from './domain/ticket-number';
export { checkWorkflow } from './domain/check-workflow';
export { MOVES, movesFor, OPEN_STATES, STATES, TICKET_STATES, type MoveName } from './domain/ticket-workflow';
export { formatInstant, formatTimeLeft } from './domain/format-instant';
export { chooseUnit, type UnitChoice } from './domain/dispatch-rules';
export { startOfDay } from './domain/city-time';
export { maskContact, maskNumbersIn } from './domain/mask';
export { parseTicketToken, ticketToken } from './domain/ticket-token';
export type { RefusalCode } from './domain/errors';

export { AuditLog, type AuditEntry, type KeptAuditEntry } from './audit/audit-log';
export { GiveMaterial, type GivenMaterial } from './material/give-material';
export type { Material } from './material/material';
export { OpenMaterial } from './material/open-material';
export { PeopleDesk } from './people/people-desk';
export { RevealContact, type Contact } from './people/reveal-contact';
export { StaffMembers } from './people/staff-members';
export type { StaffMember } from './domain/rights';

export { CorrectCategory, type CorrectedCategory } from './dispatch/correct-category';
export { KeepRuling } from './dispatch/keep-ruling';
export { Rulings } from './dispatch/rulings';
export { reasonCalled, reasonIn, reasonInWords } from './domain/return-reason';
export type { Ruling } from './domain/ruling';

export { OpenTickets } from './lifecycle/open-tickets';
export { ActAsMeant, FindAlike, OpenOrJoin, PeopleOf, type AlikeMatter } from './joining';
export { priorityOf, type Priority } from './domain/joining/priority';
export type { OpenOutcome } from './lifecycle/open-outcome';
export { ActAsUnit } from './lifecycle/act-as-unit';
export { ActOnTicket } from './lifecycle/act-on-ticket';
export type { TicketScope } from './domain/ticket.reader';
export { NoteEvidence } from './lifecycle/note-evidence';
export { ReadProgress } from './progress/read-progress';
export type { StoryEvent, TicketStory, TicketView } from './progress/ticket-view';
export { UnitGroups, type ChatsFor } from './groups/unit-groups';
export { ListStaff, type StaffChat, type StaffPerson } from './groups/list-staff';
export { ListTickets, type TicketLine, type TicketSheet } from './operator/list-tickets';
export type { Seat } from './groups/seat';
export { placeInWords } from './domain/place-words';
export { roleNames } from './groups/role-names.texts';
export type { IssuedCode } from './groups/issued-code';
export { AnswerCallback, OpenCallbacks, SweepCallbacks, type CallbackSaid } from './callbacks';
export type { Callback, Satisfaction } from './domain/callbacks/callback';
export { parseCallbackToken } from './domain/callbacks/callback-token';
export { CountCommendations, type CommendationCount } from './commendations/count-commendations';
export { SweepCommendations } from './commendations/sweep-commendations';
export { TimedNotices } from './sla/timed-notices';
export { SweepClocks } from './sla/sweep-clocks';
export { ShowCard, type ShownCard } from './notifications/cards/show-card';
export { TakeNotices } from './notifications/take-notices';
export type { Notice } from './notifications/notice';

export { ActOnOverlay, type ActedOnOverlay } from './overlays/act-on-overlay';
export type { OverlayCommand } from './domain/overlays/overlay-command';
export type { Overlay, OverlayKind, SupervisionLevel } from './domain/overlays/overlay';
export type { OverlayMoveName } from './domain/overlays/overlay-workflow';
