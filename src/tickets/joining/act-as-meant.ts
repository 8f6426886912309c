import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';
import type { TicketCommand } from '../domain/ticket-command';
import { ActAsUnit } from '../lifecycle/act-as-unit';
import type { TicketView } from '../progress/ticket-view';
import { ActAsResident } from './act-as-resident';
import { JoinAndSplit } from './join-and-split';

/** Makes a move as the person meant it, where tickets are handled together or in parts. */
@Injectable()
export class ActAsMeant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly unit: ActAsUnit,
    private readonly resident: ActAsResident,
    private readonly centre: JoinAndSplit,
  ) {}

  /** The ticket after the move, as the person may see it; throws a `Refusal` when a rule says no. */
  execute(command: TicketCommand): Promise<TicketView> {
    return this.unitOfWork.run(() => {
      if (command.by.kind === 'resident') return this.resident.execute(command);
      if (command.move === 'join') return this.centre.join(command);
      return command.move === 'split' ? this.centre.split(command) : this.unit.execute(command);
    });
  }
}
