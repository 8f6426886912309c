import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { sortableId, UnitOfWork } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { whoWasFirst } from '../domain/already-done';
import { decide } from '../domain/decide';
import { alreadyDone, notFound } from '../domain/errors';
import type { Ticket } from '../domain/ticket';
import type { Move, TicketCommand, TicketRef } from '../domain/ticket-command';
import { TicketRepository } from '../domain/ticket.repository';
import type { TicketView } from '../progress/ticket-view';
import { toView } from '../progress/to-view';
import { CITY } from '../tokens';
import { withMain } from './with-main';

/** Somebody else may come first each time; more often than this is no accident. */
const TRIES = 3;

/** Makes a move on a ticket, for residents and staff alike: the table decides, the row and its events are one write. */
@Injectable()
export class ActOnTicket {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketRepository,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The ticket after the move; throws a `Refusal` when a rule says no, `ticket.alreadyDone` when somebody was first.
   * Nothing is written before a refusal, so the caller's transaction may go on.
   */
  execute({ ticket: ref, ...command }: TicketCommand): Promise<TicketView> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const evidence = command.evidence.map((one) => ({ ...one, id: sortableId(now.getTime()) }));
      const after = await this.move(ref, { ...command, evidence }, now);
      return toView(after, this.city, command.by.kind === 'resident' ? 'resident' : 'handler');
    });
  }

  private async move(ref: TicketRef, move: Move, now: Date): Promise<Ticket> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const ticket = await this.tickets.find(ref);
      if (!ticket) throw notFound();
      const decision = decide(ticket, move, now, this.city);
      if (!decision.ok) {
        const first = whoWasFirst(ticket, move, await this.tickets.history(ticket.id));
        throw first ?? (await withMain(decision.refusal, ticket, this.tickets));
      }
      const { events } = decision;
      const change = { ticket: decision.ticket, from: ticket.revision, events, evidence: move.evidence };
      if (await this.tickets.update(change)) return decision.ticket;
    }
    throw alreadyDone(null, move.move);
  }
}
