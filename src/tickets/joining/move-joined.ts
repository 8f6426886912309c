import { Injectable } from '@nestjs/common';
import { JoinedTickets } from '../domain/joining/joined-tickets';
import type { Ticket, TicketEvidence } from '../domain/ticket';
import type { TicketCommand } from '../domain/ticket-command';
import { ActOnTicket } from '../lifecycle/act-on-ticket';
import type { TicketView } from '../progress/ticket-view';
import { CountPeople } from './count-people';
import { LeaveMatter } from './leave-matter';

/** Moves tickets into a matter and out of it, and keeps the number of its people right. */
@Injectable()
export class MoveJoined {
  constructor(
    private readonly joined: JoinedTickets,
    private readonly acting: ActOnTicket,
    private readonly people: CountPeople,
    private readonly leaving: LeaveMatter,
  ) {}

  /** Everybody of `ticket` belongs to `into` from now on; its evidence is shown there too. */
  async join(
    command: TicketCommand,
    { ticket, evidence }: { ticket: Ticket; evidence: readonly TicketEvidence[] },
    into: string,
  ): Promise<TicketView> {
    const mains = (await this.joined.hold([ticket.id, into])).filter(({ id }) => id === into);
    const followers = await this.joined.joinedInto([ticket.id]);
    const view = await this.acting.execute({ ...command, ticket: { id: ticket.id }, into });
    for (const { id } of followers) await this.acting.execute({ ...command, ticket: { id }, into });
    const { people, story } = ticket;
    await this.people.gain(mains, [{ main: into, ticket: ticket.id, people, words: story, evidence }]);
    if (ticket.joinedInto) await this.leaving.execute(ticket.joinedInto, ticket.number);
    return view;
  }

  /** `command.unit` leads it from now on. */
  async split(command: TicketCommand, ticket: Ticket): Promise<TicketView> {
    const main = ticket.joinedInto;
    const view = await this.acting.execute(command);
    if (main) await this.leaving.execute(main, ticket.number);
    return view;
  }
}
