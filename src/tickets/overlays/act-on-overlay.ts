import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { sortableId, UnitOfWork } from '../../database';
import { CLOCK, type Clock } from '../../shared/clock';
import { alreadyDone, notFound } from '../domain/errors';
import type { Overlay } from '../domain/overlays/overlay';
import type { OverlayCommand, OverlayMove } from '../domain/overlays/overlay-command';
import { decideOverlay, type OverlayDecision } from '../domain/overlays/decide-overlay';
import type { Ticket } from '../domain/ticket';
import type { TicketRef } from '../domain/ticket-command';
import { TicketRepository } from '../domain/ticket.repository';
import { withMain } from '../lifecycle/with-main';
import type { TicketView } from '../progress/ticket-view';
import { toView } from '../progress/to-view';
import { CITY } from '../tokens';

/** Somebody else may come first each time; more often than this is no accident. */
const TRIES = 3;

/** A ticket after a move on what lies over it. */
export interface ActedOnOverlay {
  ticket: Ticket;
  overlay: Overlay;
}

/** Makes a move on an overlay of a ticket: the table decides; ticket, overlays and event are one write. */
@Injectable()
export class ActOnOverlay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketRepository,
    @Inject(CITY) private readonly city: CityConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws a `Refusal` when a rule says no; nothing is written before it, so the caller's transaction may go on. */
  execute({ ticket: ref, ...command }: OverlayCommand): Promise<ActedOnOverlay> {
    return this.unitOfWork.run(async () => {
      const now = this.clock.now();
      const newId = (): string => sortableId(now.getTime());
      const evidence = command.evidence.map((one) => ({ ...one, id: newId() }));
      return this.move(ref, { ...command, evidence, newId }, now);
    });
  }

  /** A ticket as staff see it. */
  view(ticket: Ticket): TicketView {
    return toView(ticket, this.city, 'handler');
  }

  private async move(ref: TicketRef, move: OverlayMove, now: Date): Promise<ActedOnOverlay> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const ticket = await this.tickets.find(ref);
      if (!ticket) throw notFound();
      const decision = await this.decide(ticket, move, now);
      if (!decision.ok) throw await withMain(decision.refusal, ticket, this.tickets);
      const { events, overlays } = decision;
      const change = { ticket: decision.ticket, from: ticket.revision, events, evidence: move.evidence, overlays };
      if (await this.tickets.update(change)) return { ticket: decision.ticket, overlay: decision.overlay };
    }
    throw alreadyDone(null, 'update');
  }

  private async decide(ticket: Ticket, move: OverlayMove, now: Date): Promise<OverlayDecision> {
    const overlays = await this.tickets.overlaysOf(ticket.id);
    return decideOverlay({ ticket, overlays }, move, now, this.city);
  }
}
