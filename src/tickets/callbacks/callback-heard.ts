import { Injectable } from '@nestjs/common';
import { Refusal } from '../../shared/app-error';
import type { Callback } from '../domain/callbacks/callback';
import { ActAsMeant } from '../joining';
import type { CallbackSaid } from './callback-said';
import { CloseWhenHeard } from './close-when-heard';

/** What an answer means for the ticket: solved, and it may be closed; not solved, and its unit takes it up again. */
@Injectable()
export class CallbackHeard {
  constructor(
    private readonly acting: ActAsMeant,
    private readonly closing: CloseWhenHeard,
  ) {}

  /** To be run in the unit of work that keeps the answer. */
  async verdict({ ticketId, number, solved }: Callback, said: CallbackSaid): Promise<void> {
    if (solved) return this.closing.execute(ticketId);
    const words = said.words?.trim() || (said.otherwise ?? '-');
    await this.acting.execute({
      ...{ ticket: { number }, move: 'reopen', by: { kind: 'resident', ...said.by } },
      ...{ words, evidence: [...(said.evidence ?? [])] },
    });
  }

  /** What was said after "not solved" goes to the unit that has it again. */
  async added({ number }: Callback, { by, words, evidence = [] }: CallbackSaid): Promise<void> {
    if (!words?.trim() && !evidence.length) return;
    const move = evidence.length ? 'addEvidence' : 'addWords';
    try {
      await this.acting.execute({
        ...{ ticket: { number }, move, by: { kind: 'resident', ...by } },
        ...{ words: words ?? null, evidence: [...evidence] },
      });
    } catch (error) {
      // It has ended again meanwhile; the words stand with the answer.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
