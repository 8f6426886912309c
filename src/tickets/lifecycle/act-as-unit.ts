import { Inject, Injectable } from '@nestjs/common';
import type { CityConfig } from '../../../config/city';
import { UnitOfWork } from '../../database';
import { isOf } from '../domain/overlays/overlay';
import type { OverlayMoveName } from '../domain/overlays/overlay-workflow';
import { reasonInWords } from '../domain/return-reason';
import type { TicketCommand } from '../domain/ticket-command';
import { TicketRepository } from '../domain/ticket.repository';
import type { MoveName } from '../domain/ticket-workflow';
import { ActOnOverlay } from '../overlays/act-on-overlay';
import type { TicketView } from '../progress/ticket-view';
import { CITY } from '../tokens';
import { ActOnTicket } from './act-on-ticket';

/** What a joint unit does to its part by the words and buttons it knows from tickets of its own. */
const OF_PART: Partial<Record<MoveName, OverlayMoveName>> = {
  accept: 'acceptPart',
  update: 'sayOnPart',
  resolve: 'finishPart',
  return: 'returnPart',
};

/** Makes a move as the person meant it: a unit that only has a part in a ticket moves its part. */
@Injectable()
export class ActAsUnit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tickets: TicketRepository,
    private readonly whole: ActOnTicket,
    private readonly part: ActOnOverlay,
    @Inject(CITY) private readonly city: CityConfig,
  ) {}

  /** The ticket after the move; throws a `Refusal` when a rule says no. */
  execute(command: TicketCommand): Promise<TicketView> {
    return this.unitOfWork.run(async () => {
      const move = await this.partMove(command);
      if (!move) return this.whole.execute(command);
      const { ticket, by, evidence } = command;
      // A part is returned in words; a reason of the list is their beginning.
      const words = reasonInWords(command, this.city, this.city.policy.staffLanguage) || null;
      const acted = await this.part.execute({ ticket, by, words, evidence, move });
      return this.part.view(acted.ticket);
    });
  }

  private async partMove({ ticket: ref, by, move }: TicketCommand): Promise<OverlayMoveName | null> {
    if (by.kind !== 'handler' || !OF_PART[move]) return null;
    const ticket = await this.tickets.find(ref);
    if (!ticket || ticket.leadUnit === by.unit) return null;
    const overlays = await this.tickets.overlaysOf(ticket.id);
    const own = overlays.filter(({ unit }) => unit === by.unit);
    if (own.some(isOf('jointPart'))) return OF_PART[move] ?? null;
    return move === 'update' && own.some(isOf('checkIn')) ? 'sayOnWhistle' : null;
  }
}
