import { Injectable } from '@nestjs/common';
import { refuse } from '../domain/errors';
import { maskContact, maskNumbersIn } from '../domain/mask';
import type { Ticket, TicketState } from '../domain/ticket';
import { parseTicketNumber } from '../domain/ticket-number';
import { TicketReader } from '../domain/ticket.reader';

/** A ticket in a list: nothing that a resident said. */
export interface TicketLine {
  number: string;
  state: TicketState;
  kind: string;
  category: string;
  grade: string;
  leadUnit: string;
  district: string | null;
  street: string | null;
  submittedAt: Date;
  acceptBy: Date;
  resolveBy: Date;
  resolvedAt: Date | null;
  urges: number;
  returns: number;
}

/** A ticket and what happened to it; phones and account masked unless asked for in clear. */
export interface TicketSheet extends TicketLine {
  id: string;
  story: string;
  place: string | null;
  phone: string | null;
  /** The channel alone, or in clear `channel:account:person`. */
  resident: string;
  isPublic: boolean;
  evidence: number;
  handler: string | null;
  history: { type: string; at: Date; by: string }[];
}

/** Use case of the operator: which tickets there are, and one of them with its history. */
@Injectable()
export class ListTickets {
  constructor(private readonly tickets: TicketReader) {}

  /** The newest first. */
  async list(of: { state?: TicketState; unit?: string }, limit: number): Promise<TicketLine[]> {
    return (await this.tickets.newest(of, limit)).map(lineOf);
  }

  /** Throws `ticket.notFound`. */
  async show(number: string, { inClear }: { inClear: boolean }): Promise<TicketSheet> {
    const [ticket] = await this.tickets.byNumber('city', parseTicketNumber(number) ?? number);
    if (!ticket) throw refuse('ticket.notFound', { number });
    const history = await this.tickets.history(ticket.id);
    const told = history.map(({ type, at, actor }) => ({ type, at, by: actor.kind }));
    return {
      id: ticket.id,
      ...lineOf(ticket),
      ...(inClear ? clear(ticket) : masked(ticket)),
      ...rest(ticket),
      history: told,
    };
  }
}

type Personal = Pick<TicketSheet, 'story' | 'place' | 'phone' | 'resident'>;

function clear({ story, place, contactPhone, resident }: Ticket): Personal {
  return { story, place: place.text, phone: contactPhone, resident: resident.key };
}

function masked({ story, place, contactPhone, resident }: Ticket): Personal {
  return {
    story: maskNumbersIn(story),
    place: place.text && maskNumbersIn(place.text),
    phone: contactPhone && maskContact(contactPhone),
    resident: resident.address.channel,
  };
}

function rest({ isPublic, evidenceCount, handler }: Ticket): Pick<TicketSheet, 'isPublic' | 'evidence' | 'handler'> {
  return { isPublic, evidence: evidenceCount, handler: handler?.name ?? null };
}

function lineOf(ticket: Ticket): TicketLine {
  const { number, state, kind, category, grade, leadUnit, place, submittedAt, acceptBy, resolveBy } = ticket;
  return {
    number,
    state,
    kind,
    category,
    grade,
    leadUnit,
    district: place.district,
    street: place.street,
    submittedAt,
    acceptBy,
    resolveBy,
    resolvedAt: ticket.resolvedAt,
    urges: ticket.urgeCount,
    returns: ticket.returnCount,
  };
}
