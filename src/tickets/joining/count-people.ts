import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { sortableId } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { decide } from '../domain/decide';
import { JoinedTickets } from '../domain/joining/joined-tickets';
import type { Evidence } from '../domain/service-request';
import type { Ticket } from '../domain/ticket';
import type { Move } from '../domain/ticket-command';
import type { TicketChange } from '../domain/ticket.repository';
import { OPEN_STATES } from '../domain/ticket-workflow';
import { CITY } from '../tokens';
import { RaiseByPeople } from './raise-by-people';

/** People who report a matter from now on, through the ticket of theirs that was joined. */
export interface Gained {
  main: string;
  ticket: string;
  people: number;
  words: string | null;
  evidence: readonly Evidence[];
}

/** Keeps how many people a matter has, by the table of moves; many raise its priority. */
@Injectable()
export class CountPeople {
  constructor(
    private readonly joined: JoinedTickets,
    private readonly raise: RaiseByPeople,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Writes all of them together; what each brought is evidence of the matter too. The tickets must be held. */
  async gain(mains: readonly Ticket[], gained: readonly Gained[]): Promise<void> {
    const written = mains.flatMap((main) =>
      this.gainOf(
        main,
        gained.filter((one) => one.main === main.id),
      ),
    );
    if (!written.length) return;
    await this.joined.count(written.map(({ change }) => change));
    for (const { before, change } of written) await this.raise.execute(before, change.ticket);
  }

  /**
   * One person less; `first`: it is the ticket's own resident. False when nobody would be left: nothing is written then,
   * and the ticket is to be withdrawn.
   */
  async lose(id: string, first = false): Promise<boolean> {
    const [main] = await this.joined.hold([id]);
    if (!main) return true;
    if (main.people <= 1) return !OPEN_STATES.includes(main.state);
    const change = this.changed(main, [bySystem('lose', { first })]);
    if (change) await this.joined.count([change]);
    return true;
  }

  private gainOf(main: Ticket, gained: readonly Gained[]): { before: Ticket; change: TicketChange }[] {
    const now = this.clock.now().getTime();
    const moves = gained.map(({ ticket, people, words, evidence }) => {
      const own = evidence.map((one) => ({ ...one, id: sortableId(now) }));
      return bySystem('gain', { gained: { people, ticket }, words, evidence: own });
    });
    const change = moves.length ? this.changed(main, moves) : null;
    return change ? [{ before: main, change }] : [];
  }

  /** What the table makes of it; null when the matter is past that. */
  private changed(main: Ticket, moves: readonly Move[]): TicketChange | null {
    let ticket = main;
    const events: TicketChange['events'][number][] = [];
    for (const move of moves) {
      const decision = decide(ticket, move, this.clock.now(), this.city);
      if (!decision.ok) continue;
      ticket = decision.ticket;
      events.push(...decision.events);
    }
    const evidence = moves.flatMap((move) => move.evidence);
    return events.length ? { ticket, from: main.revision, events, evidence } : null;
  }
}

function bySystem(move: 'gain' | 'lose', more: Partial<Move>): Move {
  return { move, by: { kind: 'system' }, words: null, evidence: [], ...more };
}
