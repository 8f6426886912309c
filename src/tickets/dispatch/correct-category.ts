import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig, HandlingUnit } from '../../../config/city';
import { UnitOfWork } from '../../database';
import { chooseUnit } from '../domain/dispatch-rules';
import { notFound } from '../domain/errors';
import type { Ticket } from '../domain/ticket';
import type { TicketCommand } from '../domain/ticket-command';
import { TicketRepository } from '../domain/ticket.repository';
import { ActOnTicket } from '../lifecycle/act-on-ticket';
import type { TicketView } from '../progress/ticket-view';
import { CITY } from '../tokens';

/** A ticket under its new category. */
export interface CorrectedCategory {
  ticket: TicketView;
  /** Who would lead such a matter by the rules, where that is another unit than leads it now. */
  routesTo: HandlingUnit | null;
}

/** Sets a ticket's category right (改类). It stays with its unit: whether it moves is for a person to say. */
@Injectable()
export class CorrectCategory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acting: ActOnTicket,
    private readonly tickets: TicketRepository,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** Throws a `Refusal` when a rule says no. */
  execute(command: Pick<TicketCommand, 'ticket' | 'by'> & { category: string }): Promise<CorrectedCategory> {
    return this.unitOfWork.run(async () => {
      const view = await this.acting.execute({ ...command, move: 'recategorise', words: null, evidence: [] });
      const ticket = await this.tickets.find({ id: view.id });
      if (!ticket) throw notFound();
      return { ticket: view, routesTo: await this.otherUnit(ticket) };
    });
  }

  /** Where no rule names anybody there is nobody to offer. */
  private async otherUnit({ category, place, leadUnit }: Ticket): Promise<HandlingUnit | null> {
    const matter = { category, street: place.street, district: place.district };
    const { unit, why } = chooseUnit(this.city, matter, await this.tickets.rulings());
    return why === 'fallback' || unit.code === leadUnit ? null : unit;
  }
}
