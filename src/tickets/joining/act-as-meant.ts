import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';
import type { TicketCommand } from '../domain/ticket-command';
import { ActAsUnit } from '../lifecycle/act-as-unit';
import type { TicketView } from '../progress/ticket-view';
import { ActAsResident } from './act-as-resident';
import { RaiseByRule } from '../supervision/raise-by-rule';
import { JoinAndSplit } from './join-and-split';

/** Makes a move as the person meant it, where tickets are handled together or in parts. */
@Injectable()
export class ActAsMeant {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly unit: ActAsUnit,
    private readonly resident: ActAsResident,
    private readonly centre: JoinAndSplit,
    private readonly rules: RaiseByRule,
  ) {}

  /** The ticket after the move, as the person may see it; throws a `Refusal` when a rule says no. */
  execute(command: TicketCommand): Promise<TicketView> {
    return this.unitOfWork.run(async () => {
      const view = await this.move(command);
      if (command.move === 'reopen') await this.rules.returned(view.id);
      return view;
    });
  }

  private move(command: TicketCommand): Promise<TicketView> {
    const { by, move } = command;
    if (by.kind === 'resident') return this.resident.execute(command);
    // A unit's staff are refused by the table before anything is looked up for them.
    if (by.kind === 'handler' || (move !== 'join' && move !== 'split')) return this.unit.execute(command);
    return move === 'join' ? this.centre.join(command) : this.centre.split(command);
  }
}
