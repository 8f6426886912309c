/** Counts tickets as they are opened. Called inside the path of messages: it must do no more than add to a number. */
export interface TicketMeter {
  /** Names of the resident's channel, the request's kind and the ticket's grade. */
  opened(channel: string, kind: string, grade: string): void;
}

/** Injection token of the `TicketMeter`; none is needed. */
export const TICKET_METER = Symbol('TicketMeter');
