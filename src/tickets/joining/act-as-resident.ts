import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { asSeenBy, asSeenByOwn } from '../domain/joining/as-seen-by';
import type { Ticket } from '../domain/ticket';
import type { TicketCommand } from '../domain/ticket-command';
import { TicketRepository } from '../domain/ticket.repository';
import { OPEN_STATES } from '../domain/ticket-workflow';
import { ActOnTicket } from '../lifecycle/act-on-ticket';
import type { TicketView } from '../progress/ticket-view';
import { toView } from '../progress/to-view';
import { CITY } from '../tokens';
import { LeaveMatter } from './leave-matter';

/** What a resident does to an own ticket: where it is joined, it counts on the matter that is handled. */
@Injectable()
export class ActAsResident {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly acting: ActOnTicket,
    private readonly leaving: LeaveMatter,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** The own ticket after the move; throws a `Refusal`. To be run in a unit of work. */
  async execute(command: TicketCommand): Promise<TicketView> {
    const ticket = await this.tickets.find(command.ticket);
    const own = command.by.kind === 'resident' && command.by.key === ticket?.resident.key;
    if (!ticket || !own || ticket.residentLeft) return this.acting.execute(command);
    if (command.move === 'withdraw') return this.withdraw(command, ticket);
    if (ticket.state !== 'joined' || ticket.joinedInto === null) return this.acting.execute(command);
    await this.acting.execute({ ...command, ticket: { id: ticket.joinedInto }, through: ticket.resident.key });
    return this.view(ticket, ticket.joinedInto);
  }

  /** A matter others reported too goes on for them; it ends when the last of them withdraws. */
  private async withdraw(command: TicketCommand, ticket: Ticket): Promise<TicketView> {
    const isMain = ticket.people > 1 && OPEN_STATES.includes(ticket.state);
    if (isMain && (await this.leaving.ofOwn(ticket.id))) {
      const after = await this.tickets.find({ id: ticket.id });
      return toView(asSeenByOwn(after ?? ticket), this.city, 'resident');
    }
    const view = await this.acting.execute(command);
    if (ticket.state === 'joined' && ticket.joinedInto !== null)
      await this.leaving.execute(ticket.joinedInto, ticket.number);
    return view;
  }

  private async view(ticket: Ticket, into: string): Promise<TicketView> {
    const main = await this.tickets.find({ id: into });
    return toView(main ? asSeenBy(ticket, main) : ticket, this.city, 'resident');
  }
}
