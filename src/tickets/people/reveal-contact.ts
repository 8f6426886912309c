import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { UnitOfWork } from '../../database';
import { AuditLog } from '../audit/audit-log';
import { notFound, refuse } from '../domain/errors';
import { maySeeContact, type StaffMember } from '../domain/rights';
import type { Ticket } from '../domain/ticket';
import { parseTicketNumber } from '../domain/ticket-number';
import { TicketReader } from '../domain/ticket.reader';
import { CITY } from '../tokens';

/** How a resident can be reached. */
export interface Contact {
  number: string;
  /** E.164; null: through the chat only. */
  phone: string | null;
}

const SHORT = /^\d{1,8}$/;
const MOST_ALIKE = 20;

/** Shows one person of staff how to reach a resident. Each look is written down before it is shown. */
@Injectable()
export class RevealContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketReader,
    private readonly audit: AuditLog,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Throws `ticket.notFound` for a number that this person may not see, which looks like one that is not there. */
  execute(member: StaffMember, number: string): Promise<Contact> {
    return this.unitOfWork.run(async () => {
      const own = (await this.lookUp(number)).filter((ticket) => maySeeContact(member, ticket, this.city));
      const [ticket, ...others] = own;
      if (!ticket) throw notFound();
      if (others.length) throw refuse('ticket.whichOne');
      const actor = { kind: member.role, id: member.key, name: member.name };
      await this.audit.note([{ action: 'sawContact', actor, ticketId: ticket.id, detail: { unit: member.unit } }]);
      return { number: ticket.number, phone: ticket.contactPhone };
    });
  }

  private lookUp(number: string): Promise<Ticket[]> {
    const whole = parseTicketNumber(number, this.city.policy.ticketPrefix);
    if (whole) return this.tickets.byNumber('city', whole);
    return SHORT.test(number)
      ? this.tickets.bySequence('city', number.padStart(4, '0'), MOST_ALIKE)
      : Promise.resolve([]);
  }
}
