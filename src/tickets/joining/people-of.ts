import { Injectable } from '@nestjs/common';
import { JoinedTickets } from '../domain/joining/joined-tickets';
import type { Ticket } from '../domain/ticket';

/** Finds everybody a matter is to be told to, or asked about. */
@Injectable()
export class PeopleOf {
  constructor(private readonly joined: JoinedTickets) {}

  /**
   * The tickets of everybody who reported it and has not withdrawn: its own, and those joined into it, oldest first.
   * Each has its own number, resident and language; one statement, none where nobody joined.
   */
  async execute(main: Ticket): Promise<Ticket[]> {
    const own = main.residentLeft ? [] : [main];
    const alone = main.people <= own.length;
    return alone ? own : [...own, ...(await this.joined.joinedInto([main.id])).filter((one) => !one.residentLeft)];
  }
}
