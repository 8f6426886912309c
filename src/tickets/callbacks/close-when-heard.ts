import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database';
import { Refusal } from '../../shared/app-error';
import { ActOnTicket } from '../lifecycle/act-on-ticket';

/** Closes a ticket once nobody is left to be asked: by callback when somebody answered, else because time ran out. */
@Injectable()
export class CloseWhenHeard {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acting: ActOnTicket,
  ) {}

  /** Who left a matter is asked about it no more; where only they had still to answer, it is closed. In a unit of work. */
  async afterLeaving(main: string, number: string): Promise<void> {
    await this.unitOfWork.run((sql) =>
      sql.query(
        `UPDATE callbacks SET state = 'lapsed' WHERE ticket_id = ? AND number = ? AND state IN ('waiting', 'asked')`,
        [main, number],
      ),
    );
    await this.execute(main);
  }

  /** To be run in a unit of work. */
  async execute(ticketId: string): Promise<void> {
    const [left] = await this.unitOfWork.read(
      `SELECT count(CASE WHEN c.state IN ('waiting', 'asked') THEN 1 END) AS open,
          count(CASE WHEN c.solved = 1 AND c.ask_at >= t.resolved_at THEN 1 END) AS solved
        FROM callbacks c JOIN tickets t ON t.id = c.ticket_id WHERE c.ticket_id = ?`,
      [ticketId],
    );
    if (Number(left?.open ?? 0) > 0) return;
    const how = Number(left?.solved ?? 0) > 0 ? 'callback' : 'timeOut';
    const by = { kind: 'system' } as const;
    try {
      await this.acting.execute({ ticket: { id: ticketId }, move: 'close', by, how, words: null, evidence: [] });
    } catch (error) {
      // Somebody closed it or took it up again meanwhile.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
