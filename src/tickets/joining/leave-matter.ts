import { Injectable } from '@nestjs/common';
import { CloseWhenHeard } from '../callbacks/close-when-heard';
import { ActOnTicket } from '../lifecycle/act-on-ticket';
import { CountPeople } from './count-people';

/** Somebody leaves a matter that several people reported: it goes on for the others, and ends with the last. */
@Injectable()
export class LeaveMatter {
  constructor(
    private readonly people: CountPeople,
    private readonly acting: ActOnTicket,
    private readonly closing: CloseWhenHeard,
  ) {}

  /** Who had joined `main` by the ticket of that number is not of it any more. To be run in a unit of work. */
  async execute(main: string, number: string): Promise<void> {
    if (await this.people.lose(main)) return this.closing.afterLeaving(main, number);
    const by = { kind: 'system' } as const;
    await this.acting.execute({ ticket: { id: main }, move: 'withdraw', by, words: null, evidence: [] });
  }

  /** The ticket's own resident leaves; false where nobody else is left, and it is to be withdrawn. */
  ofOwn(main: string): Promise<boolean> {
    return this.people.lose(main, true);
  }
}
